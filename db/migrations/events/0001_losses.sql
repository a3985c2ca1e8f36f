CREATE TABLE `losses` (
	`gateway` integer NOT NULL,
	`what` text NOT NULL,
	`at` integer NOT NULL,
	`line` integer NOT NULL,
	`source` integer NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`gateway`, `at`, `line`, `what`)
);
