-- CreateTable
CREATE TABLE "Handover" (
    "workspaceId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "fromEmail" TEXT,
    "toEmail" TEXT NOT NULL,
    "fromTerritory" TEXT,
    "toTerritory" TEXT,
    "dueOn" DATE NOT NULL,
    "heldUntil" DATE NOT NULL,
    "doneOn" DATE,

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("workspaceId","proposalId","accountId")
);

-- CreateTable
CREATE TABLE "Notice" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "text" TEXT NOT NULL,
    "shownAt" TIMESTAMP(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "Handover_workspaceId_doneOn_dueOn_idx" ON "Handover"("workspaceId", "doneOn", "dueOn");

-- CreateIndex
CREATE INDEX "Notice_workspaceId_personEmail_shownAt_idx" ON "Notice"("workspaceId", "personEmail", "shownAt");

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_workspaceId_proposalId_fkey" FOREIGN KEY ("workspaceId", "proposalId") REFERENCES "Proposal"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
