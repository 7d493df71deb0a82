// Adds the reader's own time below the conference's, where it differs. Without it the page is whole: it says where its times are.
const language = document.documentElement.lang;
const eastern = /[\u0660-\u0669]/.test(document.querySelector('time')?.textContent ?? '');
const locale = language + (eastern ? '-u-nu-arab' : '-u-nu-latn');
const clock = new Intl.DateTimeFormat(locale, { hour: language === 'ar' ? 'numeric' : '2-digit', minute: '2-digit', hourCycle: 'h23' });
const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });
const isoDay = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });

/** Minutes that the address of a moment ("…+03:00", "…Z") is ahead of UTC. */
const ahead = iso => iso.endsWith('Z') ? 0 : Number(iso.at(-6) + 1) * (60 * iso.slice(-5, -3) + Number(iso.slice(-2)));
const say = (iso, day) => (day !== isoDay.format(new Date(iso)) ? weekday.format(new Date(iso)) + ' ' : '') + clock.format(new Date(iso));

const differing = [...document.querySelectorAll('.agenda time, .when-where time')].filter(t => -new Date(t.dateTime).getTimezoneOffset() !== ahead(t.dateTime));
const zone = document.querySelector('[data-own]');
if (zone && differing.length > 0) {
  for (const time of differing) {
    const [from, until] = [time.dateTime, time.dataset.until];
    const start = say(from, from.slice(0, 10));
    const own = Object.assign(document.createElement('small'), { className: 'own', title: zone.dataset.yours });
    own.append(Object.assign(document.createElement('span'), { className: 'vh', textContent: zone.dataset.yours + ' ' }));
    own.append(until ? `${start}\u2013${say(until, isoDay.format(new Date(from)))}` : start);
    time.append(own);
  }
  for (const line of document.querySelectorAll('[data-own]')) line.append(' \u00B7 ', line.dataset.own);
}
