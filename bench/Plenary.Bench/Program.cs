using System.Globalization;
using Plenary.Bench;
using Plenary.Bench.Names;

return args switch
{
    ["names", .. var rest] => NamesBench.Run(rest),
    ["import", .. var people] => await ImportBench.Run(people.Length == 0 ? 100_000 : int.Parse(people[0], CultureInfo.InvariantCulture)),
    ["badges", .. var badges] => BadgesBench.Run(badges.Length == 0 ? 500 : int.Parse(badges[0], CultureInfo.InvariantCulture)),
    ["lists", var plenary, .. var people] => await ListsBench.Run(plenary, people.Length == 0 ? 100_000 : int.Parse(people[0], CultureInfo.InvariantCulture)),
    ["nominations", var plenary, .. var places] => await NominationsBench.Run(plenary, places.Length == 0 ? 400 : int.Parse(places[0], CultureInfo.InvariantCulture)),
    ["door", var plenary, .. var people] => await DoorBench.Run(plenary, people.Length == 0 ? 1000 : int.Parse(people[0], CultureInfo.InvariantCulture)),
    ["start", var plenary] => await StartBench.Run(plenary),
    ["pages", var plenary, .. var sessions] => await PagesBench.Run(plenary, sessions.Length == 0 ? 500 : int.Parse(sessions[0], CultureInfo.InvariantCulture)),
    ["bare", var size] => await PagesBench.ServeBare(int.Parse(size, CultureInfo.InvariantCulture)),
    ["make", var folder, var people] => await Made(folder, int.Parse(people, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

// A folder with so many people in it, to look at by hand; prints the token of its API.
static async Task<int> Made(string folder, int people)
{
    Console.WriteLine(await BigConference.Make(folder, people));
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("Usage: plenary-bench names … | import [PEOPLE] | badges [BADGES] | lists PLENARY [PEOPLE] | nominations PLENARY [PLACES] | door PLENARY [PEOPLE] | start PLENARY | pages PLENARY [SESSIONS] | make FOLDER PEOPLE");
    return 2;
}
