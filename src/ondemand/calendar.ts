// A reminder as a file for the calendar (RFC 5545).

/** As `Reminder::json` writes it. */
export interface Reminder {
  file: string;
  uid: string;
  /** ISO 8601 in UTC, without fractions. */
  start: string;
  end: string;
  title: string;
  url: string;
}

/** An event with an alarm. */
export function calendar({ uid, start, end, title, url }: Reminder): Blob {
  const time = (iso: string) => iso.replace(/[-:]|\.\d+/g, "");
  const words = (text: string) => text.replace(/[\\;,]/g, "\\$&");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Scalev//Checkout//ID",
    "BEGIN:VEVENT",
    "UID:" + uid,
    "DTSTAMP:" + time(new Date().toISOString()),
    "DTSTART:" + time(start),
    "DTEND:" + time(end),
    "SUMMARY:" + words(title),
    ...(url ? ["DESCRIPTION:" + words(url), "URL:" + url] : []),
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:PT0S",
    "DESCRIPTION:" + words(title),
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return new Blob([lines.map(folded75).join("")], { type: "text/calendar" });
}

/** A line of at most 75 bytes goes on in the next one after a blank. */
function folded75(line: string): string {
  let text = "";
  let room = 75;
  for (const letter of line) {
    const bytes = new Blob([letter]).size;
    if (room < bytes) {
      text += "\r\n ";
      room = 74;
    }
    text += letter;
    room -= bytes;
  }
  return text + "\r\n";
}
