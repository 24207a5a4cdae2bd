'use client';

import { useState } from 'react';

export default function About() {
  const [clicks, setClicks] = useState(0);
  return (
    <section>
      <h1>About errands</h1>
      <button id="count" onClick={() => setClicks((before) => before + 1)}>{clicks} clicks</button>
    </section>
  );
}
