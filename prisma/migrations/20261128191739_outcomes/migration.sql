-- CreateTable
CREATE TABLE "Metric" (
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Metric_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "MetricPoint" (
    "metric" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "n" DOUBLE PRECISION NOT NULL DEFAULT 1,
    "teamId" TEXT,
    "capability" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "MetricPoint_pkey" PRIMARY KEY ("metric","key")
);

-- CreateTable
CREATE TABLE "MetricDay" (
    "metric" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "teamId" TEXT NOT NULL DEFAULT '',
    "capability" TEXT NOT NULL DEFAULT '',
    "points" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "total" DOUBLE PRECISION NOT NULL,
    "low" DOUBLE PRECISION NOT NULL,
    "high" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "MetricDay_pkey" PRIMARY KEY ("metric","day","teamId","capability")
);

-- CreateTable
CREATE TABLE "DeliveryEvent" (
    "kind" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "service" TEXT NOT NULL DEFAULT '',
    "teamId" TEXT,
    "commitAt" TIMESTAMPTZ(3),
    "failed" BOOLEAN,
    "unplanned" BOOLEAN,
    "resolvedAt" TIMESTAMPTZ(3),
    "deploymentId" TEXT,

    CONSTRAINT "DeliveryEvent_pkey" PRIMARY KEY ("kind","id")
);

-- CreateIndex
CREATE INDEX "MetricPoint_metric_at_idx" ON "MetricPoint"("metric", "at");

-- CreateIndex
CREATE INDEX "DeliveryEvent_kind_at_idx" ON "DeliveryEvent"("kind", "at");

-- CreateIndex
CREATE INDEX "DeliveryEvent_deploymentId_idx" ON "DeliveryEvent"("deploymentId");

-- AddForeignKey
ALTER TABLE "MetricPoint" ADD CONSTRAINT "MetricPoint_metric_fkey" FOREIGN KEY ("metric") REFERENCES "Metric"("name") ON DELETE CASCADE ON UPDATE CASCADE;
