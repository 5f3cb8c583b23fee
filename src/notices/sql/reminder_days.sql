-- Days before (negative) and after a due date on which reminders go out.
-- out: days int
SELECT days FROM reminder_day ORDER BY days
