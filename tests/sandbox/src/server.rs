//! Starting and ending the four origins.

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    path::PathBuf,
    process,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    thread::{self, JoinHandle},
};

use axum::Router;
use tokio::{runtime::Builder, sync::oneshot};

use crate::{Sandbox, api, assets, gateways, shop, wire::Wire, world::World};

/// The options of a sandbox. `Options::default()` is for tests: free ports, the files in `dist`.
#[derive(Debug, Clone)]
pub struct Options {
    /// Port of the store and the control API; 0 takes any free one.
    pub shop_port: u16,
    /// Port of Scalev's API; 0 takes any free one.
    pub api_port: u16,
    /// Port of the widget's files; 0 takes any free one.
    pub assets_port: u16,
    /// Port of the gateways that the store's backend talks to; 0 takes any free one.
    pub gateways_port: u16,
    /// The folder that the build fills.
    pub dist: PathBuf,
    /// Pages of the demo reload when the build has written its page anew.
    pub reload: bool,
    /// Origins that are registered with the store. None: the store's own.
    pub origins: Option<Vec<String>>,
    /// `Access-Control-Max-Age` of preflights, in seconds. None: not sent.
    pub max_age: Option<u32>,
    /// Lets scripts read `Date`, `Retry-After` and `X-Ratelimit-*`.
    pub expose: bool,
    /// `Cache-Control` of the API's answers. None: not sent.
    pub cache_control: Option<&'static str>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            shop_port: 0,
            api_port: 0,
            assets_port: 0,
            gateways_port: 0,
            dist: PathBuf::from("dist"),
            reload: false,
            origins: None,
            max_age: None,
            expose: false,
            cache_control: None,
        }
    }
}

/// Starts a sandbox on loopback. It serves when this returns, and until the handle is dropped.
pub fn start(options: Options) -> io::Result<Sandbox> {
    let (shop, shop_url) = listen(options.shop_port)?;
    let (api, api_url) = listen(options.api_port)?;
    let (assets, assets_url) = listen(options.assets_port)?;
    let (gateways, gateways_url) = listen(options.gateways_port)?;
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let world = Arc::new(World::new(options, shop_url, api_url, assets_url, gateways_url));
    let (stop, stopped) = oneshot::channel();
    runtime.spawn(serve(shop, shop::router(Arc::clone(&world))));
    runtime.spawn(serve(api, api::router(Arc::clone(&world))));
    runtime.spawn(serve(assets, assets::router(Arc::clone(&world))));
    runtime.spawn(serve(gateways, gateways::router(Arc::clone(&world))));
    // A thread of its own, because a runtime may not be dropped where an async test drops the handle.
    let thread = thread::spawn(move || {
        let _ = runtime.block_on(stopped);
    });
    Ok(Sandbox::new(world, Running { stop: Some(stop), thread: Some(thread) }))
}

/// Serves until it is dropped, which ends every connection.
#[derive(Debug)]
pub struct Running {
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn listen(port: u16) -> io::Result<(TcpListener, String)> {
    let listener = if port == 0 { unused()? } else { bind(port)? };
    listener.set_nonblocking(true)?;
    let url = format!("http://{}", listener.local_addr()?);
    Ok((listener, url))
}

/// A free port that no sandbox of this process had: a browser that outlives a sandbox caches the files of a port and
/// would not request them from the next sandbox there. Ports are counted and not requested: the system gives out only
/// some 7,000 of its ports to those that listen, fewer than a whole run of the browser tests takes.
fn unused() -> io::Result<TcpListener> {
    const FIRST: u32 = 33_000;
    const PORTS: u32 = 27_000;
    static TRIED: AtomicU32 = AtomicU32::new(0);
    // Two processes at once begin at different ports.
    let start = process::id().wrapping_mul(7919);
    loop {
        let tried = TRIED.fetch_add(1, Ordering::Relaxed);
        if tried >= PORTS {
            return Err(io::Error::new(io::ErrorKind::AddrNotAvailable, "this process had every port once"));
        }
        let port = FIRST + start.wrapping_add(tried) % PORTS;
        if let Ok(listener) = bind(u16::try_from(port).unwrap_or_default()) {
            return Ok(listener);
        }
    }
}

fn bind(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| io::Error::new(error.kind(), format!("port {port}: {error}")))
}

async fn serve(listener: TcpListener, router: Router) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    axum::serve(listener, router.into_make_service_with_connect_info::<Wire>()).await
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::unused;

    #[test]
    fn ports_enough_for_a_whole_run() {
        let port = || unused().and_then(|listener| listener.local_addr()).map(|address| address.port());
        let ports: Result<BTreeSet<u16>, _> = (0..12_000).map(|_| port()).collect();
        assert_eq!(ports.map(|ports| ports.len()).ok(), Some(12_000));
    }
}
