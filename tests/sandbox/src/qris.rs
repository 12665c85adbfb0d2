//! QRIS strings: EMVCo tag-length-value with a checksum, of a merchant who does not exist.

/// The code of a payment of so many rupiah; `bill` (at most 25 characters) is its reference.
pub fn code(amount: u64, bill: &str) -> String {
    let acquirer =
        [tag("00", "COM.EXAMPLE.WWW"), tag("01", "936009990000000001"), tag("02", "000000000000001"), tag("03", "UMI")];
    let national = [tag("00", "ID.CO.QRIS.WWW"), tag("02", "ID1020000000001"), tag("03", "UMI")];
    let code = [
        tag("00", "01"),
        tag("01", "12"),
        tag("26", &acquirer.concat()),
        tag("51", &national.concat()),
        tag("52", "5411"),
        tag("53", "360"),
        tag("54", &amount.to_string()),
        tag("58", "ID"),
        tag("59", "TOKO CONTOH"),
        tag("60", "JAKARTA PUSAT"),
        tag("61", "10110"),
        tag("62", &[tag("01", bill), tag("07", "A01")].concat()),
    ];
    sealed(code.concat())
}

fn tag(name: &str, value: &str) -> String {
    format!("{name}{:02}{value}", value.len())
}

/// The checksum covers its own tag and length too.
fn sealed(code: String) -> String {
    let open = code + "6304";
    let sum = crc(open.as_bytes());
    format!("{open}{sum:04X}")
}

/// CRC-16/CCITT-FALSE.
fn crc(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0xFFFF, |sum, byte| {
        (0..8).fold(sum ^ (u16::from(*byte) << 8), |sum, _| {
            let shifted = sum << 1;
            if sum & 0x8000 == 0 { shifted } else { shifted ^ 0x1021 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crc_of_the_usual_check_value() {
        assert_eq!(crc(b"123456789"), 0x29B1);
    }

    #[test]
    fn the_code_is_tags_from_first_to_last() {
        let code = code(147_000, "261120AAAAAA");
        let mut rest = code.as_str();
        let mut tags = Vec::new();
        while !rest.is_empty() {
            let length: usize = rest[2..4].parse().expect("a length of two digits");
            tags.push((rest[..2].to_owned(), rest[4..4 + length].to_owned()));
            rest = &rest[4 + length..];
        }
        assert_eq!(tags.first(), Some(&("00".into(), "01".into())));
        assert!(tags.contains(&("54".into(), "147000".into())), "{tags:?}");
        assert!(tags.contains(&("59".into(), "TOKO CONTOH".into())), "{tags:?}");
        let (last, sum) = tags.last().expect("the checksum");
        assert_eq!(last, "63");
        assert_eq!(*sum, format!("{:04X}", crc(&code.as_bytes()[..code.len() - 4])));
    }
}
