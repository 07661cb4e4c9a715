-- CreateTable
CREATE TABLE "FoundAddress" (
    "workspaceId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "candidates" JSONB NOT NULL,
    "storedAt" TIMESTAMP(3) NOT NULL,
    "keepUntil" TIMESTAMP(3),

    CONSTRAINT "FoundAddress_pkey" PRIMARY KEY ("workspaceId","service","address")
);

-- CreateTable
CREATE TABLE "PlaceLookup" (
    "workspaceId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL,
    "doubt" TEXT,
    "candidates" JSONB NOT NULL DEFAULT '[]',
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "keepUntil" TIMESTAMP(3),

    CONSTRAINT "PlaceLookup_pkey" PRIMARY KEY ("workspaceId","accountId")
);

-- CreateTable
CREATE TABLE "GeocodingPace" (
    "workspaceId" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "asked" INTEGER NOT NULL,
    "nextAt" TIMESTAMP(3) NOT NULL,
    "restUntil" TIMESTAMP(3),
    "troubleAt" TIMESTAMP(3),
    "trouble" TEXT,
    "holder" TEXT,
    "heldUntil" TIMESTAMP(3),

    CONSTRAINT "GeocodingPace_pkey" PRIMARY KEY ("workspaceId","service")
);

-- CreateIndex
CREATE INDEX "FoundAddress_workspaceId_storedAt_idx" ON "FoundAddress"("workspaceId", "storedAt");

-- CreateIndex
CREATE INDEX "PlaceLookup_workspaceId_keepUntil_idx" ON "PlaceLookup"("workspaceId", "keepUntil");

-- AddForeignKey
ALTER TABLE "PlaceLookup" ADD CONSTRAINT "PlaceLookup_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
