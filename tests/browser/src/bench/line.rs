//! The lines and the devices that are simulated.

use serde::Serialize;
use serde_json::json;

use crate::harness::Page;

/// A connection and a processor.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Line {
    pub name: &'static str,
    /// Milliseconds that every request waits for its answer's head.
    pub latency: u32,
    /// Kilobits a second.
    pub down: u32,
    pub up: u32,
    /// The factor by which the processor is slowed down.
    pub cpu: u32,
}

pub const LINES: [Line; 3] = [
    Line { name: "slow 4G, 4x CPU", latency: 150, down: 1_600, up: 750, cpu: 4 },
    Line { name: "400 kbit/s, 6x CPU", latency: 400, down: 400, up: 400, cpu: 6 },
    // A good phone.
    Line { name: "4G, 1x CPU", latency: 60, down: 9_000, up: 4_500, cpu: 1 },
];

impl Line {
    /// Puts a page's tab on it, with nothing kept from before.
    pub fn simulate(self, page: &Page<'_>) {
        let bytes = |kilobits: u32| kilobits * 1000 / 8;
        page.devtools("Network.enable", json!({}));
        page.devtools("Network.clearBrowserCache", json!({}));
        // A request that the page's server does not answer fails at once, and none leaves this machine.
        page.devtools("Network.setBlockedURLs", json!({ "urls": ["https://*"] }));
        let conditions = json!({
            "offline": false,
            "latency": self.latency,
            "downloadThroughput": bytes(self.down),
            "uploadThroughput": bytes(self.up),
        });
        page.devtools("Network.emulateNetworkConditions", conditions);
        self.slow_down(page);
    }

    /// Gives a page this processor.
    pub fn slow_down(self, page: &Page<'_>) {
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": self.cpu }));
    }

    /// Gives it its whole processor back.
    pub fn rest(page: &Page<'_>) {
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    }
}
