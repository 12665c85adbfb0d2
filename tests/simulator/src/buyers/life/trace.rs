//! The last events of a life, for the report of a violation.

use std::{collections::VecDeque, fmt};

use scalev_checkout::session::{Effect, Message};

use super::{HOUR, MINUTE, SECOND};

pub struct Trace {
    lines: VecDeque<String>,
    most: usize,
}

impl Trace {
    /// Keeps nothing, and costs nothing.
    pub fn none() -> Self {
        Self::last(0)
    }

    pub fn last(most: usize) -> Self {
        Self { lines: VecDeque::new(), most }
    }

    pub fn note(&mut self, line: impl FnOnce() -> String) {
        if self.most == 0 {
            return;
        }
        if self.lines.len() == self.most {
            self.lines.pop_front();
        }
        self.lines.push_back(line());
    }

    pub fn print(&self) {
        for line in &self.lines {
            eprintln!("{line}");
        }
    }
}

/// A message without its body.
pub(super) fn said(message: &Message) -> String {
    match message {
        Message::Responded { request, result: Ok(answer) } => {
            let headers = [&answer.date, &answer.retry_after, &answer.ratelimit_reset, &answer.cache_control];
            let headers: Vec<&str> = headers.into_iter().filter_map(Option::as_deref).collect();
            let took = answer.received.since(answer.sent);
            format!("Answered {request}: {} after {took} ms {headers:?}", answer.status)
        }
        Message::Responded { request, result: Err(failure) } => format!("Answered {request}: {failure:?}"),
        Message::BroadcastReceived(_) => "Overheard".to_owned(),
        Message::EnvironmentChanged(_) => "EnvironmentChanged".to_owned(),
        other => format!("{other:?}"),
    }
}

/// Effects without their texts.
pub(super) fn wanted(effects: &[Effect]) -> String {
    let name = |effect: &Effect| match effect {
        Effect::Emit(event) | Effect::EmitOnce(event) => format!("tell {}", event.kind.name()),
        Effect::Broadcast(_) => "share".to_owned(),
        Effect::Log(_) => "log".to_owned(),
        other => format!("{other:?}"),
    };
    effects.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// A time of a life.
pub(super) struct Clock(pub i64);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (hours, minutes, seconds) = (self.0 / HOUR, self.0 / MINUTE % 60, self.0 / SECOND % 60);
        write!(f, "{hours:02}:{minutes:02}:{seconds:02}.{:03}", self.0 % SECOND)
    }
}
