-- CreateTable
CREATE TABLE "AccountAlias" (
    "workspaceId" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "AccountAlias_pkey" PRIMARY KEY ("workspaceId","system","alias")
);

-- CreateTable
CREATE TABLE "KeptApart" (
    "workspaceId" TEXT NOT NULL,
    "firstId" TEXT NOT NULL,
    "secondId" TEXT NOT NULL,

    CONSTRAINT "KeptApart_pkey" PRIMARY KEY ("workspaceId","firstId","secondId")
);

-- CreateTable
CREATE TABLE "WatchedFile" (
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "importedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WatchedFile_pkey" PRIMARY KEY ("workspaceId","name")
);

-- CreateIndex
CREATE INDEX "AccountAlias_workspaceId_accountId_idx" ON "AccountAlias"("workspaceId", "accountId");

-- AddForeignKey
ALTER TABLE "AccountAlias" ADD CONSTRAINT "AccountAlias_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
