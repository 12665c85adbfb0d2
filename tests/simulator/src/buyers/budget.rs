//! Counts events in a sliding window.

use std::collections::VecDeque;

/// The times of the last `span` milliseconds.
pub struct Window {
    span: i64,
    times: VecDeque<i64>,
}

impl Window {
    pub fn new(span: i64) -> Self {
        Self { span, times: VecDeque::new() }
    }

    /// One more at `at`; how many that makes within the span.
    pub fn add(&mut self, at: i64) -> usize {
        self.times.push_back(at);
        while self.times.front().is_some_and(|first| at - first > self.span) {
            self.times.pop_front();
        }
        self.times.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_forgets_what_is_over() {
        let mut window = Window::new(100);
        assert_eq!([0, 50, 100, 101, 300].map(|at| window.add(at)), [1, 2, 3, 3, 1]);
    }
}
