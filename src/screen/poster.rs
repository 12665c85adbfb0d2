//! The poster of a QRIS code or of numbers: texts and positions, drawn by `ondemand/poster.ts`.

use super::{NumberCard, PaymentCard, QrCard, QrPicture, Reminder, Screen, text};
use crate::session::CopyTarget;

/// From top to bottom: words, the code, more words; all of it in the middle, black on white.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Poster {
    /// The file's name.
    pub file: String,
    /// `None`: numbers to type, which are among the words.
    pub code: Option<QrPicture>,
    pub above: Vec<PosterLine>,
    pub below: Vec<PosterLine>,
}

/// Lengths in pixels. A text that is too wide goes on below itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PosterLine {
    pub text: String,
    pub size: usize,
    pub bold: bool,
    /// Between this line and the one above.
    pub gap: usize,
}

/// Of the picture, in pixels: as wide as the screens of most phones, so that a gallery shows it without scaling.
pub const WIDTH: usize = 1080;

impl Screen {
    /// The picture of the code on this screen. `None`: there is no code to keep.
    pub fn poster(&self) -> Option<Poster> {
        let Some(PaymentCard::Qr(QrCard { picture, merchant, nmid, notes, .. })) = &self.card else {
            return None;
        };
        if *picture == QrPicture::Refused {
            return None;
        }
        let order = self.order_number.as_deref();
        let mut above = vec![line("QRIS".to_owned(), 60, true, 40)];
        above.extend(merchant.clone().map(|name| line(name, 52, true, 16)));
        above.extend(nmid.as_ref().map(|nmid| small(nmid_line(nmid), 4)));
        let mut below = self.sum_and_deadline(notes);
        below.extend(order.map(|order| small(text::POSTER_ORDER.fill(self.language, &[("order", order)]), 24)));
        Some(Poster { file: self.file("qris"), code: Some(picture.clone()), above, below })
    }

    /// The picture of the numbers on this screen. `None`: there are none to type.
    pub fn number_poster(&self) -> Option<Poster> {
        let Some(PaymentCard::Numbers(cards)) = &self.card else { return None };
        let mut above = vec![line(self.title.clone(), 44, true, 40)];
        cards.iter().for_each(|card| numbers(card, &mut above));
        let below = self.sum_and_deadline(&[]);
        Some(Poster { file: self.file("bayar"), code: None, above, below })
    }

    fn sum_and_deadline(&self, notes: &[String]) -> Vec<PosterLine> {
        let mut lines = Vec::new();
        if let Some(amount) = &self.amount {
            lines.push(small(amount.label.clone(), 8));
            lines.push(line(format!("{}{}", amount.head, amount.stressed), 88, true, 0));
        }
        lines.extend(notes.iter().map(|note| small(note.clone(), 12)));
        if let Some(deadline) = &self.deadline {
            lines.push(small(deadline.label.clone(), 24));
            lines.push(line(deadline.text.clone(), 40, true, 0));
            lines.push(small(text::POSTER_LATE.say(self.language), 8));
        }
        lines
    }

    fn file(&self, prefix: &str) -> String {
        file_name(prefix, self.order_number.as_deref().or(self.copy_text(CopyTarget::Amount))) + ".png"
    }
}

/// The bank, its numbers in groups, and the holder.
fn numbers(card: &NumberCard, lines: &mut Vec<PosterLine>) {
    lines.extend(card.place.as_ref().map(|place| line(place.name().to_owned(), 52, true, 32)));
    for number in &card.numbers {
        lines.push(small(number.label.clone(), 12));
        lines.push(line(number.groups.join(" "), 76, true, 0));
    }
    lines.extend(card.holder.as_ref().map(|holder| small(holder.clone(), 4)));
}

fn small(words: String, gap: usize) -> PosterLine {
    line(words, 34, false, gap)
}

/// "NMID ID1020000000001", as posters in shops have it.
pub(crate) fn nmid_line(nmid: &str) -> String {
    "NMID ".to_owned() + nmid
}

fn line(text: String, size: usize, bold: bool, gap: usize) -> PosterLine {
    PosterLine { text, size, bold, gap }
}

/// Named after the number that people use for the order, else after the amount.
pub(super) fn file_name(prefix: &str, known: Option<&str>) -> String {
    let mut name = prefix.to_owned();
    if let Some(known) = known {
        name.push('-');
        name.extend(known.chars().filter(|char| char.is_ascii_alphanumeric() || *char == '-'));
    }
    name
}

impl Poster {
    /// As the script takes it. `scale` is the width of a module: a whole number of pixels, so that every edge is sharp.
    pub fn json(&self) -> String {
        let code = match &self.code {
            Some(QrPicture::Drawn(drawing)) => {
                let (side, path) = (drawing.side, quoted(&drawing.path));
                format!(r#","side":{side},"scale":{},"path":{path}"#, WIDTH / side.max(1))
            }
            Some(QrPicture::Image(url)) => [r#","image":"#, &quoted(url)].concat(),
            Some(QrPicture::Refused) | None => String::new(),
        };
        let (file, above, below) = (quoted(&self.file), lines(&self.above), lines(&self.below));
        format!(r#"{{"width":{WIDTH},"file":{file}{code},"above":[{above}],"below":[{below}]}}"#)
    }
}

impl Reminder {
    /// As the script takes it.
    pub fn json(&self) -> String {
        let (start, end, url) = (self.start.iso(), self.end.iso(), self.url.as_deref().unwrap_or_default());
        let [file, uid, start, end, title, url] = [&self.file, &self.uid, &start, &end, &self.title, url].map(quoted);
        format!(r#"{{"file":{file},"uid":{uid},"start":{start},"end":{end},"title":{title},"url":{url}}}"#)
    }
}

/// A line as `[text, size, weight, gap]`.
fn lines(lines: &[PosterLine]) -> String {
    let line = |PosterLine { text, size, bold, gap }: &PosterLine| {
        format!("[{},{size},{},{gap}]", quoted(text), if *bold { 700 } else { 400 })
    };
    lines.iter().map(line).collect::<Vec<_>>().join(",")
}

/// Payloads' texts come without control characters; what JSON must have escaped is left.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for char in text.chars() {
        if matches!(char, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(char);
    }
    quoted + "\""
}
