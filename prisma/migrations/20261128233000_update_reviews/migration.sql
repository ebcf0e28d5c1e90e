-- A review of a month belongs to no item.
ALTER TABLE "Update" DROP CONSTRAINT "Update_kind_check";
ALTER TABLE "Update" ADD CONSTRAINT "Update_kind_check" CHECK ("kind" IN ('started', 'shipped', 'declined', 'measured', 'review'));
