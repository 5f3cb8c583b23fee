/// Days from today, as people type them here: 27.02.2008.
export function day(from_today) {
  const words = new Intl.DateTimeFormat("en-GB", { timeZone: "Asia/Almaty", day: "2-digit", month: "2-digit", year: "numeric" });
  return words.format(new Date(Date.now() + from_today * 86_400_000)).replaceAll("/", ".");
}
