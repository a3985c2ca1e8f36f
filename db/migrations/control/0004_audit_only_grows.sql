CREATE TRIGGER `audit_entries_unchanged` BEFORE UPDATE ON `audit_entries`
BEGIN SELECT raise(abort, 'The audit log is only ever added to.'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_kept` BEFORE DELETE ON `audit_entries`
BEGIN SELECT raise(abort, 'The audit log is only ever added to.'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_in_order` BEFORE INSERT ON `audit_entries`
WHEN new.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM `audit_entries`)
BEGIN SELECT raise(abort, 'An audit entry comes after the last one.'); END;
