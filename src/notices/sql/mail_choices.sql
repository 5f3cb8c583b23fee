-- What a reader of optional notices chose, a row for each kind that something was chosen for.
-- in: ngo NgoId?, account AccountId?
-- out: kind text, mail text
SELECT kind, mail FROM mail_choice WHERE ngo_id = :ngo OR account_id = :account
