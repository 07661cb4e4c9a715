-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "notBefore" TIMESTAMP(3);
