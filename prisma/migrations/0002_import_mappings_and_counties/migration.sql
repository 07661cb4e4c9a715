-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "county" TEXT;

-- CreateTable
CREATE TABLE "ImportMapping" (
    "workspaceId" TEXT NOT NULL,
    "headers" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("workspaceId","headers")
);
