//! Hosts and ports of URLs.

/// True where `host` is this machine, by name or by address.
pub fn is_loopback(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

pub(super) fn is_port(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A host name with a dot whose last label is not a number and does not name this machine.
pub(super) fn is_public(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    host.rsplit_once('.').is_some_and(|(_, top)| {
        top.starts_with(|char: char| char.is_ascii_alphabetic())
            && top.len() > 1
            && !top.eq_ignore_ascii_case("localhost")
    }) && host.split('.').all(label)
}
