const CALENDAR_DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is a date of the calendar as ISO 8601 writes it: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const [, year, month = '01', day = '01'] = CALENDAR_DATE.exec(text) ?? [];
  if (year === undefined) return false;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return date.toISOString().slice(0, 10) === `${year}-${month}-${day}`;
}
