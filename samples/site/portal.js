// The demo site of the samples: a small order portal with users, as your own might look. It lives in the task's process, on a free port
// of this machine, and needs no network.

import { serve } from 'cmux:http';

const users = {
  ada: { password: 'lovelace', name: 'Ada Lovelace', orders: [['A-101', 'Gear wheels', 120], ['A-102', 'Punched cards', 36], ['A-103', 'Brass rods', 58]] },
  grace: { password: 'hopper', name: 'Grace Hopper', orders: [['G-201', 'Magnetic tape', 75], ['G-202', 'Moth trap', 9]] },
};

/** Starts the portal. `url` is its address, `close()` ends it. */
export async function startPortal() {
  const sessions = new Map(); // session id -> { user, token, cart }
  let visitors = 0;
  let reportRequests = 0;

  // Every visitor gets a session cookie and a token that each form has to send back: what most sites do against forged requests.
  const visit = (request, answer) => {
    const known = sessions.get(request.cookies.sid);
    if (known) return answer(known);
    const sid = `s${++visitors}-${randomText()}`;
    const session = { user: null, token: randomText() };
    sessions.set(sid, session);
    return { ...asObject(answer(session)), cookies: { sid: { value: sid, httpOnly: true, sameSite: 'Lax' } } };
  };
  const signedIn = (request, answer) => visit(request, session => (session.user ? answer(users[session.user], session) : { redirect: '/login' }));
  const forged = (request, session) => request.form.token !== session.token;

  return serve({
    'GET /': { redirect: '/dashboard' },

    'GET /login': request => visit(request, session => loginPage(session.token)),
    'POST /login': request => visit(request, session => {
      if (forged(request, session)) return { status: 403, body: page('Forbidden', '<h1>The form has expired</h1>') };
      const { user, password } = request.form;
      if (users[user]?.password !== password) return { status: 401, body: loginPage(session.token, 'Wrong user or password') };
      session.user = user;
      return { redirect: '/dashboard' };
    }),
    'POST /logout': request => visit(request, session => {
      if (!forged(request, session)) session.user = null;
      return { redirect: '/login' };
    }),

    'GET /dashboard': request => signedIn(request, (user, session) => dashboard(user, session.token)),
    'GET /orders/:id': request => signedIn(request, user => {
      const at = user.orders.findIndex(([id]) => id === request.params.id);
      if (at < 0) return { status: 404, body: page('Not found', `<h1>No order ${escape(request.params.id)}</h1>`) };
      const [id, item, euros] = user.orders[at];
      const next = user.orders[at + 1];
      return page(`Order ${id}`, `<h1>Order ${id}</h1><p id="item">${item}</p><p id="price">${euros} EUR</p>
        ${next ? `<a rel="next" href="/orders/${next[0]}">Next order</a>` : ''}<a href="/dashboard">All orders</a>`);
    }),
    'GET /api/orders': request => visit(request, session => (session.user
      ? { json: users[session.user].orders.map(([id, item, euros]) => ({ id, item, euros })) }
      : { status: 401, json: { error: 'sign in first' } })),

    'GET /profile': request => signedIn(request, (user, session) => profilePage(user, session.token)),
    'POST /profile': request => signedIn(request, (user, session) => (forged(request, session)
      ? { status: 403, body: 'Forbidden' }
      : page('Saved', `<h1>Profile saved</h1><dl>${['name', 'country', 'plan', 'news', 'about'].map(field =>
        `<dt>${field}</dt><dd>${escape([request.form[field] ?? 'no'].flat().join(', '))}</dd>`).join('')}</dl>`))),

    // A report that takes a moment to appear, one whose script fails, and one whose server is down at first.
    'GET /report': page('Report', `<h1>Report</h1><p role="status">Computing …</p>
      <script>setTimeout(() => { document.querySelector('[role=status]').textContent = 'Done: 5 orders, 298 EUR'; }, 300);</script>`),
    'GET /broken': page('Broken', `<h1>Broken</h1><button>Pay</button>
      <script>
        console.log('cart loaded', { items: 2 });
        console.warn('prices are a day old');
        document.querySelector('button').addEventListener('click', () => { document.querySelector('#total').textContent = '42'; });
      </script>`),
    'GET /flaky': () => (++reportRequests < 3
      ? { status: 503, body: page('Busy', '<h1>Try again later</h1>') }
      : page('Ready', '<h1>Worth waiting for</h1>')),
  });
}

function page(title, body) {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

function loginPage(token, error = '') {
  return page('Sign in', `<h1>Sign in</h1>
    <form method="post" action="/login">
      <input type="hidden" name="token" value="${token}">
      <label>User <input name="user" required></label>
      <label>Password <input name="password" type="password" required></label>
      <button>Sign in</button>
    </form>${error && `<p role="alert">${error}</p>`}`);
}

function dashboard(user, token) {
  return page('Dashboard', `<h1>Orders of ${user.name}</h1>
    <table id="orders">
      <thead><tr><th>Order</th><th>Item</th><th>EUR</th></tr></thead>
      <tbody>${user.orders.map(([id, item, euros]) => `<tr><td><a href="/orders/${id}">${id}</a></td><td>${item}</td><td>${euros}</td></tr>`).join('')}</tbody>
    </table>
    <a href="/profile">Profile</a>
    <form method="post" action="/logout"><input type="hidden" name="token" value="${token}"><button>Sign out</button></form>
    <script>
      localStorage.setItem('greeting', 'Welcome back, ${user.name}');
      sessionStorage.setItem('visits', Number(sessionStorage.getItem('visits')) + 1);
    </script>`);
}

function profilePage(user, token) {
  return page('Profile', `<h1>Profile</h1>
    <form method="post" action="/profile">
      <input type="hidden" name="token" value="${token}">
      <label>Name <input name="name" value="${user.name}"></label>
      <label>Country <select name="country"><option value="">Choose one</option><option value="gb">United Kingdom</option><option value="us">United States</option></select></label>
      <fieldset><legend>Plan</legend>
        <label><input type="radio" name="plan" value="small" checked> Small</label>
        <label><input type="radio" name="plan" value="large"> Large</label>
      </fieldset>
      <label><input type="checkbox" name="news" value="yes"> Send me news</label>
      <label>About <textarea name="about" placeholder="A few words about you"></textarea></label>
      <button>Save</button>
    </form>`);
}

const randomText = () => Math.random().toString(36).slice(2);
const escape = text => text.replace(/[&<>"]/g, char => `&#${char.charCodeAt(0)};`);
const asObject = answer => (typeof answer === 'string' ? { body: answer } : answer);
