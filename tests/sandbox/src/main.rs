//! The sandbox for people: fixed ports, until it is stopped.

use std::{env, path::PathBuf, process::ExitCode};

use sandbox::Options;

fn main() -> ExitCode {
    let mut options =
        Options { shop_port: 8100, api_port: 8101, assets_port: 8102, gateways_port: 8103, ..Options::default() };
    let mut arguments = env::args().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--reload" {
            options.reload = true;
            continue;
        }
        match (argument.as_str(), arguments.next()) {
            ("--dist", Some(folder)) => options.dist = PathBuf::from(folder),
            _ => {
                eprintln!("usage: sandbox [--reload] [--dist FOLDER]");
                return ExitCode::FAILURE;
            }
        }
    }
    match sandbox::start(options) {
        Ok(sandbox) => {
            println!("The API is {}, the widget's files are at {}.", sandbox.api(), sandbox.assets());
            println!("The gateways of the store's own backend are at {}.", sandbox.gateways());
            println!("Ready: open {}   (Ctrl+C stops it)", sandbox.shop());
            loop {
                std::thread::park();
            }
        }
        Err(error) => {
            eprintln!("The sandbox could not start: {error}");
            ExitCode::FAILURE
        }
    }
}
