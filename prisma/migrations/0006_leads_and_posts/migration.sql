-- DropForeignKey
ALTER TABLE "DigestRun" DROP CONSTRAINT "DigestRun_workspaceId_subscriptionId_fkey";

-- AlterTable
ALTER TABLE "DigestRun" DROP CONSTRAINT "DigestRun_pkey",
DROP COLUMN "messageId",
DROP COLUMN "postedAt",
DROP COLUMN "subscriptionId",
ADD COLUMN     "digest" TEXT NOT NULL,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'claimed',
ADD CONSTRAINT "DigestRun_pkey" PRIMARY KEY ("workspaceId", "digest", "reader", "localDate");

-- AlterTable
ALTER TABLE "DigestSubscription" DROP CONSTRAINT "DigestSubscription_pkey",
DROP COLUMN "channel",
DROP COLUMN "id",
ADD COLUMN     "isBrief" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "isOff" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reader" TEXT NOT NULL,
ADD COLUMN     "timeZone" TEXT NOT NULL,
ADD CONSTRAINT "DigestSubscription_pkey" PRIMARY KEY ("workspaceId", "digest", "reader");

-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "company" TEXT,
ADD COLUMN     "duplicateOf" TEXT,
ADD COLUMN     "escalatedAt" TIMESTAMP(3),
ADD COLUMN     "fields" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "offers" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reminders" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "website" TEXT;

-- CreateTable
CREATE TABLE "LeadReceipt" (
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "leadId" TEXT NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LeadReceipt_pkey" PRIMARY KEY ("workspaceId","key")
);

-- CreateTable
CREATE TABLE "Post" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "card" JSONB NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMP(3),
    "platform" TEXT,
    "messageId" TEXT,
    "problem" TEXT,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "Post_workspaceId_reader_createdAt_idx" ON "Post"("workspaceId", "reader", "createdAt");

-- CreateIndex
CREATE INDEX "Post_workspaceId_status_idx" ON "Post"("workspaceId", "status");
