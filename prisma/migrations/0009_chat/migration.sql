-- CreateTable
CREATE TABLE "ThreadTurn" (
    "workspaceId" TEXT NOT NULL,
    "thread" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "storedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "turn" JSONB NOT NULL,

    CONSTRAINT "ThreadTurn_pkey" PRIMARY KEY ("workspaceId","thread","personEmail")
);

-- CreateTable
CREATE TABLE "ChatEvent" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "eventId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatEvent_pkey" PRIMARY KEY ("workspaceId","platform","eventId")
);

-- CreateTable
CREATE TABLE "ChatIdentity" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "personEmail" TEXT,
    "status" TEXT NOT NULL,
    "confirmedBy" TEXT,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatIdentity_pkey" PRIMARY KEY ("workspaceId","platform","tenantId","userId")
);

-- CreateTable
CREATE TABLE "ChatPlace" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "placeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "personEmail" TEXT,
    "reference" JSONB NOT NULL,
    "changedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatPlace_pkey" PRIMARY KEY ("workspaceId","platform","tenantId","placeId")
);

-- CreateTable
CREATE TABLE "ChatInstallation" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "installedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatInstallation_pkey" PRIMARY KEY ("workspaceId","platform","tenantId")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "workspaceId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "vote" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("workspaceId","questionId","personEmail")
);

-- CreateIndex
CREATE INDEX "ThreadTurn_workspaceId_storedAt_idx" ON "ThreadTurn"("workspaceId", "storedAt");

-- CreateIndex
CREATE INDEX "ChatEvent_workspaceId_at_idx" ON "ChatEvent"("workspaceId", "at");

-- CreateIndex
CREATE INDEX "ChatIdentity_workspaceId_personEmail_idx" ON "ChatIdentity"("workspaceId", "personEmail");

-- CreateIndex
CREATE INDEX "ChatPlace_workspaceId_platform_personEmail_idx" ON "ChatPlace"("workspaceId", "platform", "personEmail");

-- CreateIndex
CREATE INDEX "ChatPlace_workspaceId_platform_name_idx" ON "ChatPlace"("workspaceId", "platform", "name");
