-- CreateTable
CREATE TABLE "LeadTurn" (
    "workspaceId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "turns" DOUBLE PRECISION NOT NULL,
    "valueCents" BIGINT NOT NULL,
    "lastGivenAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LeadTurn_pkey" PRIMARY KEY ("workspaceId","email")
);
