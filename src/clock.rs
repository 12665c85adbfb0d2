//! The server's time, as far as a browser may learn it.

use crate::time::Timestamp;

/// The difference between the device's clock and the server's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// Milliseconds to add to the device's time. `None`: nothing was readable, the device is taken at its word.
    offset: Option<i64>,
    /// The server contradicted the device: it still took payments when the device said it was too late.
    pub doubtful: bool,
}

impl Clock {
    /// The server's time when the device says `device`.
    #[must_use]
    pub fn read(&self, device: Timestamp) -> Timestamp {
        device.after(self.offset.unwrap_or(0))
    }

    /// Whether the time is the server's own.
    #[must_use]
    pub fn is_servers(&self) -> bool {
        self.offset.is_some()
    }

    /// An answer carried a `Date` (whole seconds); it was written between sending and receiving.
    pub fn hear(&mut self, date: Timestamp, sent: Timestamp, received: Timestamp) {
        let middle = sent.after(received.since(sent) / 2);
        self.offset = Some(date.after(500).since(middle));
        self.doubtful = false;
    }
}

/// Reads an HTTP `Date`: `Sat, 21 Nov 2026 08:00:00 GMT`.
#[must_use]
pub fn http_date(text: &str) -> Option<Timestamp> {
    let mut words = text.split(' ').skip(1);
    let (day, month, year, clock) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let month = names.iter().position(|name| *name == month)? + 1;
    Timestamp::parse(&format!("{year}-{month:02}-{day}T{clock}Z"))
}
