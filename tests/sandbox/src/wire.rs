//! The connection below a request, for faults below HTTP.

use std::{
    os::fd::{AsFd, OwnedFd},
    sync::Arc,
    time::Duration,
};

use axum::{extract::connect_info::Connected, serve::IncomingStream};
use socket2::SockRef;
use tokio::net::TcpListener;

/// A second handle on the socket. It lives as long as the connection does.
#[derive(Debug, Clone)]
pub struct Wire(Option<Arc<OwnedFd>>);

impl Wire {
    /// Makes the connection end with a reset instead of an orderly close.
    pub fn reset_when_closed(&self) {
        if let Some(socket) = &self.0 {
            // A closed socket needs no reset.
            let _ = SockRef::from(socket.as_ref()).set_linger(Some(Duration::ZERO));
        }
    }

    /// Makes the other side wait until its data is read.
    pub fn narrow(&self) {
        if let Some(socket) = &self.0 {
            let _ = SockRef::from(socket.as_ref()).set_recv_buffer_size(256 * 1024);
        }
    }
}

impl Connected<IncomingStream<'_, TcpListener>> for Wire {
    fn connect_info(stream: IncomingStream<'_, TcpListener>) -> Self {
        Self(stream.io().as_fd().try_clone_to_owned().ok().map(Arc::new))
    }
}
