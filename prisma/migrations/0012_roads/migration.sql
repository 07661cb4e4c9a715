-- CreateTable
CREATE TABLE "TravelLeg" (
    "workspaceId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "band" INTEGER NOT NULL,
    "fromPlace" TEXT NOT NULL,
    "toPlace" TEXT NOT NULL,
    "seconds" INTEGER,
    "metres" INTEGER,
    "storedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "TravelLeg_pkey" PRIMARY KEY ("workspaceId","source","band","fromPlace","toPlace")
);

-- CreateIndex
CREATE INDEX "TravelLeg_workspaceId_storedAt_idx" ON "TravelLeg"("workspaceId", "storedAt");

