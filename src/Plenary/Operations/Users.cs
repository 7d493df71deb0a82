using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Plenary.Access;
using Plenary.Mail;
using Plenary.Storage;

namespace Plenary.Operations;

/// <summary><c>plenary user add | list | reset | token</c>: for the first account, for lost phones, for programs.</summary>
internal static class Users
{
    private static readonly Argument<string> Email = new("email") { Description = "The address to sign in with." };

    public static Command Command(CommandLine line) => new("user", "Accounts of the secretariat, and tokens for programs.") { Add(line), List(line), Reset(line), Token(line) };

    private static Command Add(CommandLine line)
    {
        var name = new Option<string>("--name") { Description = "As pages and history show it: \"Meral T.\"", Required = true };
        var role = new Option<Role>("--role") { Description = "What the account may do.", DefaultValueFactory = _ => Role.Administrator };
        var conference = new Option<string?>("--conference") { Description = "At which conference (its short name in addresses, as general-13). An administrator needs none.", HelpName = "SLUG" };
        var language = new Option<string>("--language") { Description = "Of pages and mails: en, ar, fr, tr or id.", DefaultValueFactory = _ => "en" };
        var program = new Option<bool>("--without-password") { Description = "For a program that has a token: nobody can sign in with it." };
        var command = new Command("add", "Makes an account, or gives an account that is there a further role. Prints its first password.") { Email, name, role, conference, language, program };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var (db, now) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<IClock>().GetCurrentInstant());
            var place = await ConferenceOf(db, parsed.GetValue(conference));
            if (parsed.GetValue(role) is not Role.Administrator && place is null) throw new Stop("Say at which conference, with --conference. Only an administrator is one everywhere.");
            if (!LocalText.InterfaceLanguages.Contains(parsed.GetValue(language))) throw new Stop($"Choose a language of: {string.Join(", ", LocalText.InterfaceLanguages)}.");

            if (EmailAddress.Read(parsed.GetValue(Email), out var email) is { } refusal) throw new Stop(refusal.ToString());
            var account = await Find(db, email);
            string? password = null;
            if (account is null)
            {
                account = Account.Open(parsed.GetValue(name)!, email, parsed.GetValue(language)!, now);
                if (!parsed.GetValue(program)) account.SetPassword(password = NewPassword(), services.GetRequiredService<IPasswordHasher<Account>>());
                db.Users.Add(account);
            }
            var (given, at) = (parsed.GetValue(role), parsed.GetValue(role) is Role.Administrator ? null : place);
            if (await db.RolesHeld.AnyAsync(r => r.AccountId == account.Id && r.Role == given && r.ConferenceId == at && r.Ended == null)) throw new Stop(RoleHeld.AlreadyHeld.ToString());
            db.RolesHeld.Add(new() { AccountId = account.Id, Role = given, ConferenceId = at, Since = now, GivenBy = "Command line" });
            await db.SaveChangesAsync();
            Console.WriteLine($"{account.Name} <{account.Email}> is now {parsed.GetValue(role)}{(place is null ? "" : $" at {parsed.GetValue(conference)}")}.");
            if (password is not null) Console.WriteLine($"First password: {password}\nAt the first sign-in a second step (passkey or app) is set up.");
            return 0;
        }));
        return command;
    }

    private static Command List(CommandLine line)
    {
        var command = new Command("list", "All accounts with the roles they hold, one on each line.");
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            var slugs = await db.Conferences.ToDictionaryAsync(c => c.Id, c => c.Slug);
            var held = (await db.RolesHeld.Where(r => r.Ended == null).AsNoTracking().ToListAsync()).ToLookup(r => r.AccountId);
            await foreach (var account in db.Users.AsNoTracking().OrderBy(a => a.NormalizedEmail).AsAsyncEnumerable())
            {
                var roles = held[account.Id].Select(r => r.ConferenceId is { } at ? $"{r.Role} at {slugs[at]}" : $"{r.Role}");
                Console.WriteLine($"{account.Email}\t{account.Name}\t{string.Join(", ", roles)}{(account.ClosedAt is null ? "" : "\tclosed")}{(account.TwoFactorEnabled ? "" : "\tno second step yet")}");
            }
            return 0;
        }));
        return command;
    }

    private static Command Reset(CommandLine line)
    {
        var command = new Command("reset", "Gives an account a new password, takes its second steps away and ends its sign-ins and tokens: for a lost phone, after asking who it is.") { Email };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var db = services.GetRequiredService<PlenaryDb>();
            var account = await Find(db, parsed.GetValue(Email)!) ?? throw new Stop("There is no account with this address. plenary user list shows all.");
            var password = NewPassword();
            account.SetPassword(password, services.GetRequiredService<IPasswordHasher<Account>>());
            account.ResetSecondFactor();
            db.RemoveRange(await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == account.Id).ToListAsync());
            db.RemoveRange(await db.SignedIn.Where(s => s.AccountId == account.Id).ToListAsync());
            await services.GetRequiredService<SignIns>().EndTokens(account.Id, services.GetRequiredService<IClock>().GetCurrentInstant());
            await db.SaveChangesAsync();
            Console.WriteLine($"New password of {account.Email}: {password}\nAt the next sign-in a second step (passkey or app) is set up anew. All sign-ins and tokens of the account have ended.");
            return 0;
        }));
        return command;
    }

    private static Command Token(CommandLine line)
    {
        var scopes = new Option<string[]>("--scopes") { Description = "What it may do, as programme:read; or all.", HelpName = "SCOPE", AllowMultipleArgumentsPerToken = true, Required = true };
        var name = new Option<string>("--name") { Description = "What it is for; stands in the history beside what it does.", DefaultValueFactory = _ => "command line" };
        var conference = new Option<string?>("--conference") { Description = "Binds it to one conference.", HelpName = "SLUG" };
        var days = new Option<int>("--days") { Description = "How long it is good.", DefaultValueFactory = _ => 90 };
        var command = new Command("token", "Makes a token for a program. It acts as the account, and is shown only now.") { Email, scopes, name, conference, days };
        command.SetAction(parsed => line.Work(parsed, async services =>
        {
            var (db, now) = (services.GetRequiredService<PlenaryDb>(), services.GetRequiredService<IClock>().GetCurrentInstant());
            var account = await Find(db, parsed.GetValue(Email)!) ?? throw new Stop("There is no account with this address. plenary user list shows all.");
            var all = Enum.GetValues<Area>().SelectMany(area => Enum.GetValues<Deed>().Select(deed => Scope.ScopeName(area, deed))).ToList();
            var wanted = parsed.GetValue(scopes)!.SelectMany(s => s.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
            if (wanted.Except(all.Append("all")).FirstOrDefault() is { } unknown) throw new Stop($"There is no scope “{unknown}”. There are: {string.Join(", ", all)}, or all.");

            var place = await ConferenceOf(db, parsed.GetValue(conference));
            var roles = await db.RolesHeld.Where(r => r.AccountId == account.Id && r.Ended == null && (place == null || r.ConferenceId == null || r.ConferenceId == place)).Select(r => r.Role).Distinct().ToListAsync();
            if (wanted.Contains("all")) wanted = [.. ApiToken.Offered(roles)];
            if (ApiToken.Make(account.Id, parsed.GetValue(name)!, wanted, place, now + Duration.FromDays(parsed.GetValue(days)), roles, maker: null, now, out var made, out var token) is { } refusal) throw new Stop(refusal.ToString());
            db.ApiTokens.Add(made);
            await db.SaveChangesAsync();
            Console.WriteLine(token);   // alone on its line, for scripts
            return 0;
        }));
        return command;
    }

    private static async Task<Account?> Find(PlenaryDb db, string email)
    {
        var normal = Account.Normal(email);
        return await db.Users.SingleOrDefaultAsync(a => a.NormalizedEmail == normal);
    }

    private static async Task<Guid?> ConferenceOf(PlenaryDb db, string? slug)
    {
        if (slug is null) return null;
        var id = await db.Conferences.Where(c => c.Slug == slug).Select(c => (Guid?)c.Id).SingleOrDefaultAsync();
        if (id is not null) return id;
        var known = await db.Conferences.OrderBy(c => c.Slug).Select(c => c.Slug).ToListAsync();
        throw new Stop(known.Count == 0 ? "There is no conference yet." : $"There is no conference “{slug}”. There are: {string.Join(", ", known)}.");
    }

    /// <summary>120 bits, in groups that can be typed.</summary>
    private static string NewPassword() => string.Join('-', Secret.New()[..20].Chunk(5).Select(c => new string(c)));
}
