{
  const [ask, age] = [fetch.bind(window), performance.now.bind(performance)];
  /** The answers to come, by the slug in a request's address. */
  window.answers = new Map();
  window.clock = { now: Date.now(), ahead: 0 };
  Date.now = () => clock.now;
  Performance.prototype.now = () => age() + clock.ahead;
  window.fetch = (address, ...words) => {
    const url = String(address.url ?? address);
    const slug = [...answers.keys()].find((slug) => url.includes(slug));
    if (slug === undefined) return ask(address, ...words);
    const [body, ...later] = answers.get(slug);
    if (later.length) answers.set(slug, later);
    return Promise.resolve(new Response(body, { status: 200 }));
  };
}
