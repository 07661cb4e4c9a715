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

-- CreateTable
CREATE TABLE "GeocodedAddress" (
    "workspaceId" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "precision" TEXT,
    "label" TEXT,
    "storedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "GeocodedAddress_pkey" PRIMARY KEY ("workspaceId","source","address")
);

-- CreateIndex
CREATE INDEX "TravelLeg_workspaceId_storedAt_idx" ON "TravelLeg"("workspaceId", "storedAt");

-- CreateIndex
CREATE INDEX "GeocodedAddress_workspaceId_storedAt_idx" ON "GeocodedAddress"("workspaceId", "storedAt");
