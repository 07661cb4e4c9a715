-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "currency" TEXT NOT NULL DEFAULT 'USD',
    "fiscalYearStart" INTEGER NOT NULL DEFAULT 1,
    "policy" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "workspaceId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "managerEmail" TEXT,
    "skills" TEXT[],
    "timeZone" TEXT NOT NULL,
    "workStart" INTEGER NOT NULL,
    "workEnd" INTEGER NOT NULL,
    "workDays" INTEGER[] DEFAULT ARRAY[0, 1, 2, 3, 4]::INTEGER[],
    "lunchFrom" INTEGER,
    "lunchTo" INTEGER,
    "lunchMinutes" INTEGER,
    "maxDriveMinutes" INTEGER,
    "homeTown" TEXT,
    "homeLat" DOUBLE PRECISION,
    "homeLng" DOUBLE PRECISION,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("workspaceId","email")
);

-- CreateTable
CREATE TABLE "Absence" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "part" TEXT NOT NULL DEFAULT 'all',
    "reason" TEXT,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Territory" (
    "workspaceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentName" TEXT,
    "ownerEmail" TEXT,
    "managerEmail" TEXT,
    "team" TEXT,
    "timeZone" TEXT,
    "rules" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "Territory_pkey" PRIMARY KEY ("workspaceId","name")
);

-- CreateTable
CREATE TABLE "Account" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "city" TEXT,
    "state" TEXT,
    "zip" TEXT,
    "country" TEXT NOT NULL DEFAULT 'US',
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "precision" TEXT NOT NULL DEFAULT 'exact',
    "industry" TEXT,
    "segment" TEXT,
    "lifecycle" TEXT NOT NULL DEFAULT 'prospect',
    "potentialCents" BIGINT NOT NULL DEFAULT 0,
    "visitMinutes" INTEGER NOT NULL DEFAULT 30,
    "cadenceMinDays" INTEGER,
    "cadenceMaxDays" INTEGER,
    "openingHours" TEXT,
    "phone" TEXT,
    "domain" TEXT,
    "ownerEmail" TEXT,
    "territoryName" TEXT,
    "externalIds" JSONB NOT NULL DEFAULT '{}',
    "lockReason" TEXT,
    "snoozedUntil" DATE,
    "snoozeReason" TEXT,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Contact" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "phone" TEXT,
    "email" TEXT,

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "MonthlySales" (
    "workspaceId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "orders" INTEGER NOT NULL,
    "amountCents" BIGINT NOT NULL,

    CONSTRAINT "MonthlySales_pkey" PRIMARY KEY ("workspaceId","accountId","month")
);

-- CreateTable
CREATE TABLE "Opportunity" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "ownerEmail" TEXT,
    "name" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "amountCents" BIGINT NOT NULL,
    "openedOn" DATE NOT NULL,
    "expectedCloseOn" DATE,
    "closedOn" DATE,

    CONSTRAINT "Opportunity_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Visit" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "startAt" INTEGER,
    "minutes" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "outcome" TEXT,
    "notes" TEXT,
    "nextStep" TEXT,
    "followUpOn" DATE,
    "satisfaction" INTEGER,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "accountId" TEXT,
    "title" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "startAt" INTEGER NOT NULL,
    "endAt" INTEGER NOT NULL,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "DayPlan" (
    "workspaceId" TEXT NOT NULL,
    "personEmail" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "input" JSONB NOT NULL,
    "plan" JSONB NOT NULL,
    "shownAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "DayPlan_pkey" PRIMARY KEY ("workspaceId","personEmail","date")
);

-- CreateTable
CREATE TABLE "Lead" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "place" TEXT,
    "lat" DOUBLE PRECISION,
    "lng" DOUBLE PRECISION,
    "industry" TEXT,
    "segment" TEXT,
    "language" TEXT,
    "valueCents" BIGINT,
    "source" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "notes" TEXT,
    "status" TEXT NOT NULL,
    "assignedEmail" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "assignedAt" TIMESTAMP(3),
    "answerBy" TIMESTAMP(3),
    "answeredAt" TIMESTAMP(3),
    "answerReason" TEXT,
    "accountId" TEXT,

    CONSTRAINT "Lead_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "LeadDecision" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "leadId" TEXT NOT NULL,
    "decidedAt" TIMESTAMP(3) NOT NULL,
    "chosenEmail" TEXT,
    "candidates" JSONB NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "LeadDecision_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Goal" (
    "workspaceId" TEXT NOT NULL,
    "territoryName" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "target" BIGINT NOT NULL,

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("workspaceId","territoryName","metric","period")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "authorEmail" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL,
    "effectiveOn" DATE,
    "input" JSONB NOT NULL,
    "body" JSONB NOT NULL,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "DigestSubscription" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "days" INTEGER[],
    "authorEmail" TEXT NOT NULL,

    CONSTRAINT "DigestSubscription_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "DigestRun" (
    "workspaceId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "reader" TEXT NOT NULL,
    "localDate" DATE NOT NULL,
    "claimedAt" TIMESTAMP(3) NOT NULL,
    "postedAt" TIMESTAMP(3),
    "messageId" TEXT,

    CONSTRAINT "DigestRun_pkey" PRIMARY KEY ("workspaceId","subscriptionId","reader","localDate")
);

-- CreateTable
CREATE TABLE "Question" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "askedAt" TIMESTAMP(3) NOT NULL,
    "askerEmail" TEXT NOT NULL,
    "channel" TEXT,
    "thread" TEXT,
    "text" TEXT NOT NULL,
    "tool" TEXT,
    "input" JSONB,
    "by" TEXT NOT NULL,
    "errorCode" TEXT,
    "reference" TEXT,
    "tookMs" INTEGER NOT NULL,

    CONSTRAINT "Question_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateTable
CREATE TABLE "Change" (
    "workspaceId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "authorEmail" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "undoneById" TEXT,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("workspaceId","id")
);

-- CreateIndex
CREATE INDEX "Absence_workspaceId_personEmail_to_idx" ON "Absence"("workspaceId", "personEmail", "to");

-- CreateIndex
CREATE INDEX "Account_workspaceId_ownerEmail_idx" ON "Account"("workspaceId", "ownerEmail");

-- CreateIndex
CREATE INDEX "Account_workspaceId_territoryName_idx" ON "Account"("workspaceId", "territoryName");

-- CreateIndex
CREATE INDEX "Contact_workspaceId_accountId_idx" ON "Contact"("workspaceId", "accountId");

-- CreateIndex
CREATE INDEX "Opportunity_workspaceId_accountId_idx" ON "Opportunity"("workspaceId", "accountId");

-- CreateIndex
CREATE INDEX "Visit_workspaceId_accountId_date_idx" ON "Visit"("workspaceId", "accountId", "date");

-- CreateIndex
CREATE INDEX "Visit_workspaceId_personEmail_date_idx" ON "Visit"("workspaceId", "personEmail", "date");

-- CreateIndex
CREATE INDEX "Appointment_workspaceId_personEmail_date_idx" ON "Appointment"("workspaceId", "personEmail", "date");

-- CreateIndex
CREATE INDEX "Lead_workspaceId_status_idx" ON "Lead"("workspaceId", "status");

-- CreateIndex
CREATE INDEX "Lead_workspaceId_assignedEmail_idx" ON "Lead"("workspaceId", "assignedEmail");

-- CreateIndex
CREATE INDEX "LeadDecision_workspaceId_leadId_idx" ON "LeadDecision"("workspaceId", "leadId");

-- CreateIndex
CREATE INDEX "Question_workspaceId_thread_idx" ON "Question"("workspaceId", "thread");

-- CreateIndex
CREATE INDEX "Question_workspaceId_askedAt_idx" ON "Question"("workspaceId", "askedAt");

-- CreateIndex
CREATE INDEX "Change_workspaceId_entity_entityId_idx" ON "Change"("workspaceId", "entity", "entityId");

-- AddForeignKey
ALTER TABLE "Person" ADD CONSTRAINT "Person_workspaceId_managerEmail_fkey" FOREIGN KEY ("workspaceId", "managerEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_workspaceId_personEmail_fkey" FOREIGN KEY ("workspaceId", "personEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Territory" ADD CONSTRAINT "Territory_workspaceId_parentName_fkey" FOREIGN KEY ("workspaceId", "parentName") REFERENCES "Territory"("workspaceId", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Territory" ADD CONSTRAINT "Territory_workspaceId_ownerEmail_fkey" FOREIGN KEY ("workspaceId", "ownerEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Territory" ADD CONSTRAINT "Territory_workspaceId_managerEmail_fkey" FOREIGN KEY ("workspaceId", "managerEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_workspaceId_ownerEmail_fkey" FOREIGN KEY ("workspaceId", "ownerEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_workspaceId_territoryName_fkey" FOREIGN KEY ("workspaceId", "territoryName") REFERENCES "Territory"("workspaceId", "name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contact" ADD CONSTRAINT "Contact_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MonthlySales" ADD CONSTRAINT "MonthlySales_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Opportunity" ADD CONSTRAINT "Opportunity_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_workspaceId_personEmail_fkey" FOREIGN KEY ("workspaceId", "personEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_workspaceId_personEmail_fkey" FOREIGN KEY ("workspaceId", "personEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_workspaceId_accountId_fkey" FOREIGN KEY ("workspaceId", "accountId") REFERENCES "Account"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DayPlan" ADD CONSTRAINT "DayPlan_workspaceId_personEmail_fkey" FOREIGN KEY ("workspaceId", "personEmail") REFERENCES "Person"("workspaceId", "email") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadDecision" ADD CONSTRAINT "LeadDecision_workspaceId_leadId_fkey" FOREIGN KEY ("workspaceId", "leadId") REFERENCES "Lead"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_workspaceId_territoryName_fkey" FOREIGN KEY ("workspaceId", "territoryName") REFERENCES "Territory"("workspaceId", "name") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestRun" ADD CONSTRAINT "DigestRun_workspaceId_subscriptionId_fkey" FOREIGN KEY ("workspaceId", "subscriptionId") REFERENCES "DigestSubscription"("workspaceId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
