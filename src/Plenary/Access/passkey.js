// Passkeys: a form with data-passkey (where the question is fetched) and data-passkey-do (get: sign in, create: add one). The browser's own
// dialogue does the rest; the answer goes back as the form's field "credential". Forms stay hidden where the browser knows no passkeys.
const known = window.PublicKeyCredential?.parseRequestOptionsFromJSON && window.PublicKeyCredential?.parseCreationOptionsFromJSON;

for (const form of known ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false;
  const failed = form.querySelector('[data-passkey-failed]');
  form.addEventListener('submit', async event => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    if (failed) failed.hidden = true;
    try {
      const asked = await fetch(form.dataset.passkey, { method: 'POST', headers: { 'X-Form': form.elements.__RequestVerificationToken.value } });
      if (!asked.ok) throw new Error(`${asked.status}`);
      const question = await asked.json();
      const credential = form.dataset.passkeyDo === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      form.elements.credential.value = JSON.stringify(credential);
      form.requestSubmit();
    } catch {
      // Taken back by the person, timed out, or no passkey for this place: the browser has said so; we offer another try.
      if (failed) failed.hidden = false;
    }
  });
}
