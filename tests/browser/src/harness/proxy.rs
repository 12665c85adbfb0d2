//! A proxy that refuses every request out of this machine, and records its host.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    sync::mpsc::{Receiver, Sender, channel},
    thread,
};

use url::Url;

/// Listens on this machine until the run ends. Browsers reach this machine without it.
pub struct Proxy {
    port: u16,
    asked: Receiver<String>,
}

impl Proxy {
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let (note, asked) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let note = note.clone();
                // A thread for each connection: browsers connect before they have a request.
                thread::spawn(move || refuse(&stream, &note));
            }
        });
        Ok(Self { port, asked })
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// The hosts that were asked for since the last call, one for every request.
    pub fn take(&self) -> Vec<String> {
        self.asked.try_iter().collect()
    }
}

/// Records the host before it answers, so that a request that has failed in the page is recorded.
fn refuse(mut stream: &TcpStream, note: &Sender<String>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let first = lines.next()?;
    // Fails at the end of the run, when the receiver is gone.
    let _ = note.send(host(&first).unwrap_or(first));
    lines.find(String::is_empty)?;
    stream.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()
}

/// The host in `CONNECT host:443 HTTP/1.1` or in `GET http://host/path HTTP/1.1`.
fn host(line: &str) -> Option<String> {
    let (method, rest) = line.split_once(' ')?;
    let target = rest.split(' ').next()?;
    let url = if method == "CONNECT" { format!("https://{target}/") } else { target.to_owned() };
    Some(Url::parse(&url).ok()?.host_str()?.to_owned())
}
