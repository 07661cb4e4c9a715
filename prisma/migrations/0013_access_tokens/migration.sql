-- CreateTable
CREATE TABLE "AccessToken" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "mayWrite" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "AccessToken_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "PendingWrite" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "proposedAt" TIMESTAMP(3) NOT NULL,
    "wishes" JSONB NOT NULL,

    CONSTRAINT "PendingWrite_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "PendingWrite_workspaceId_proposedAt_idx" ON "PendingWrite"("workspaceId", "proposedAt");
