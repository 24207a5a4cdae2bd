// Signing in, once for all samples: tasks share steps as modules share functions.

/** Signs a user in on this surface; resolves when the dashboard has loaded. */
export async function signIn(surface, portal, user, password) {
  await surface.goto(`${portal.url}/login`);
  await surface.find.label('User').fill(user);
  await surface.find.label('Password').fill(password);
  await surface.find.role('button', { name: 'Sign in' }).click();
  await surface.wait({ urlContains: '/dashboard' });
}
