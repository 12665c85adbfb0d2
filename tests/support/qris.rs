//! QRIS codes of any fields, with a valid checksum.

use scalev_checkout::value::qris;

/// The fields of a valid code with an amount.
pub const FIELDS: [(u8, &str); 12] = [
    (0, "01"),
    (1, "12"),
    (26, "0015COM.EXAMPLE.WWW01189360099900000000010215000000000000001"),
    (51, "0014ID.CO.QRIS.WWW0215ID10200000000010303UMI"),
    (52, "5411"),
    (53, "360"),
    (54, "147000"),
    (58, "ID"),
    (59, "TOKO CONTOH"),
    (60, "JAKARTA PUSAT"),
    (61, "10110"),
    (62, "0107INV-0010703A01"),
];

/// The body followed by its checksum.
pub fn sealed(body: &str) -> String {
    let covered = format!("{body}6304");
    let digits = qris::checksum(covered.as_bytes());
    format!("{covered}{digits:04X}")
}

/// A field with its length in characters.
pub fn field(tag: u8, value: &str) -> String {
    format!("{tag:02}{:02}{value}", value.chars().count())
}

/// A code of these fields, in this order.
pub fn code(fields: &[(u8, &str)]) -> String {
    sealed(&fields.iter().map(|(tag, value)| field(*tag, value)).collect::<String>())
}

/// The valid code with other values in it; `None` leaves a field out.
pub fn with(changes: &[(u8, Option<&str>)]) -> String {
    let mut fields: Vec<(u8, &str)> = FIELDS.to_vec();
    for (tag, value) in changes {
        fields.retain(|(known, _)| known != tag);
        fields.extend(value.map(|value| (*tag, value)));
    }
    fields.sort_by_key(|(tag, _)| *tag);
    code(&fields)
}
