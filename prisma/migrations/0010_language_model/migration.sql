-- AlterTable
ALTER TABLE "Question" ADD COLUMN     "costMicros" INTEGER,
ADD COLUMN     "inputTokens" INTEGER,
ADD COLUMN     "modelCalls" INTEGER,
ADD COLUMN     "outputTokens" INTEGER;

-- CreateTable
CREATE TABLE "ModelUse" (
    "workspaceId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "questions" INTEGER NOT NULL DEFAULT 0,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "inputTokens" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "costMicros" INTEGER NOT NULL DEFAULT 0,
    "fallbacks" INTEGER NOT NULL DEFAULT 0,
    "stopped" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ModelUse_pkey" PRIMARY KEY ("workspaceId","day","personEmail")
);

-- CreateTable
CREATE TABLE "AnswerWork" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "storedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "calls" JSONB NOT NULL,

    CONSTRAINT "AnswerWork_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "AnswerWork_workspaceId_personEmail_storedAt_idx" ON "AnswerWork"("workspaceId", "personEmail", "storedAt");

-- CreateIndex
CREATE INDEX "Question_workspaceId_askerEmail_idx" ON "Question"("workspaceId", "askerEmail");
