-- CreateTable
CREATE TABLE "ChatSaid" (
    "workspaceId" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ChatSaid_pkey" PRIMARY KEY ("workspaceId","platform","messageId")
);

-- CreateIndex
CREATE INDEX "ChatSaid_workspaceId_at_idx" ON "ChatSaid"("workspaceId", "at");
