using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Plenary.Access;
using Plenary.Accreditations;
using Plenary.Storage;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.Shape;

/// <summary>Nobody reads what they may not: all pages and answers, read by everybody, are searched for the confidential words of the sample.</summary>
[Trait("on", "database"), Collection(nameof(Survey))]
public class CanaryFacts(Survey survey)
{
    [Fact]
    public void No_word_shows_where_it_must_not()
    {
        var leaks = from visit in survey.Visits.Concat(survey.Further)
                    from word in visit.Words
                    let canary = survey.Sample.Canaries.First(c => c.Word == word)
                    where !MaySee(visit.Caller, canary)
                    select $"{word} to {visit.Caller.Name} at {visit.Address}";
        Assert.Empty(leaks.Distinct());
    }

    /// <summary>What is hidden is there: each word was read by somebody who may, but those for which there is no page yet.</summary>
    [Fact]
    public void Every_word_shows_to_somebody_who_may()
    {
        var seen = survey.Visits.Concat(survey.Further).SelectMany(v => v.Words).ToHashSet();
        var unseen = survey.Sample.Canaries.Select(c => c.Word).Distinct().Where(w => !seen.Contains(w)).Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("PLENARY_WRITE_ROUTES") == "1")
            File.WriteAllLines(Path.Combine(Repository.Root, "tests/cases/canaries-unseen.txt"), unseen.Prepend("# Confidential words of the sample that no page shows to anybody yet: one a line. A word that is shown must leave this list."));
        var known = File.ReadAllLines(Path.Combine(Repository.Root, "tests/cases/canaries-unseen.txt")).Where(l => l.Length > 0 && l[0] != '#').Order(StringComparer.Ordinal).ToList();
        Assert.Equal(known, unseen);
    }

    [Fact]
    public void No_word_is_in_the_log()
    {
        var logged = from canary in survey.Sample.Canaries from line in survey.AllLogged where line.Contains(canary.Word, StringComparison.OrdinalIgnoreCase) select line;
        Assert.Empty(logged);
    }

    /// <summary>
    /// What Plenary itself wrote while everybody knocked, and a reminder to each delegation: a letter tells nothing but what the head
    /// of the delegation may see. The sample's own letter is no letter of Plenary.
    /// </summary>
    [Fact]
    public async Task No_letter_tells_what_its_reader_may_not_know()
    {
        var secretariat = await survey.As(Role.Secretariat);
        await survey.InDb(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.SentAt, Sample.Now)));   // no answer is told while another letter waits
        await survey.InDb(db => db.Invitations.ExecuteUpdateAsync(set => set.SetProperty(i => i.WithdrawnAt, (NodaTime.Instant?)null)));   // whoever knocked withdrew them
        await (await secretariat.Post(PlenaryApp.Api($"participations/{survey.Sample.Participations[ParticipationState.UnderReview]}/return"), new { reason = "A photograph is missing." })).Read(HttpStatusCode.OK);
        await (await secretariat.Post(PlenaryApp.Api("invitations"), new { organisationIds = (Guid[])[survey.Sample.Coalition], deadline = "2027-05-12T18:00:00", places = new Dictionary<string, int> { ["delegate"] = 1 }, language = "en", email = "coalition@example.org" })).Read(HttpStatusCode.OK);
        await (await secretariat.Post(PlenaryApp.Api("team-invitations"), new { email = "colleague@example.org", role = "viewer" })).Read(HttpStatusCode.NoContent);
        var ids = await survey.InDb(db => db.Invitations.Select(i => i.Id).ToListAsync());
        await (await secretariat.Post(PlenaryApp.Api("invitations/reminders"), new { ids })).Read(HttpStatusCode.OK);

        var letters = await survey.InScope(async services =>
        {
            var (db, keys) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<Keys>());
            return (await db.Outbox.Where(m => m.Id != survey.Sample.Mail && m.Id != survey.Sample.ForeignThings["mails"]).ToListAsync()).ConvertAll(m => (m.Purpose, Letter: m.Letter(keys)));
        });
        Assert.Equal(["answers", "invitation", "reminder", "team"], letters.Select(l => l.Purpose).Where(p => p != "account").Distinct().Order(StringComparer.Ordinal));
        Assert.Empty(from letter in letters.Select(l => l.Letter)
                     from word in survey.Find($"{letter.Subject} {letter.Text}")
                     where !survey.Sample.Canaries.First(c => c.Word == word).HeadOfDelegation
                     select $"{word} in: {letter.Subject}");
    }

    private static bool MaySee(Caller caller, Canary canary)
    {
        if (caller.Name == "head of delegation") return canary.HeadOfDelegation;
        var isForeign = canary.Word.Contains("foreign", StringComparison.OrdinalIgnoreCase);
        var here = caller.Roles.Contains(Role.Administrator) || caller.Foreign == isForeign;
        // The directory is the installation's: who works in it anywhere sees the people in it.
        return canary.MaySee.Contains(Area.Directory) && Permissions.May(caller.Roles, Area.Directory, Deed.Read)
            || here && (canary.MaySee.Length == 0 ? caller.Roles.Length > 0 : canary.MaySee.Any(area => Permissions.May(caller.Roles, area, DeedFor(area))));
    }

    /// <summary>Whoever only reads the work lists of accreditation sees them without contacts and notes: <see cref="Role.Viewer"/>.</summary>
    private static Deed DeedFor(Area area) => area is Area.Accreditation ? Deed.Change : Deed.Read;
}
