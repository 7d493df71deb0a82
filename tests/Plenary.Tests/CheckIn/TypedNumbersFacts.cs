using System.Net;
using Plenary.Access;
using Plenary.Tests.Web;
using Xunit;

namespace Plenary.Tests.CheckIn;

/// <summary>An application whose doors take three typed numbers a minute.</summary>
public sealed class FewNumbersApp : PlenaryApp
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Limits:Typed", "3")];
}

[Trait("on", "database")]
public class TypedNumbersFacts(FewNumbersApp app) : IClassFixture<FewNumbersApp>
{
    private readonly string scans = PlenaryApp.Api("scans");

    private object Typed(int serial) => new { gateId = app.Sample.MainGate, serial, clientId = Guid.CreateVersion7().ToString() };

    [Fact]
    public async Task A_device_that_counts_through_the_numbers_is_stopped_and_goes_on_reading_codes()
    {
        var (device, other) = (await app.As(Role.DoorDevice), await app.As(Role.DoorDevice));
        for (var serial = 1; serial <= 3; serial++) await (await device.Post(scans, Typed(serial))).Read(HttpStatusCode.OK);
        Assert.Equal("scan.too-many-typed", await (await device.Post(scans, Typed(4))).Code());

        var batch = await (await device.Post(scans + "/batch", new { scans = new[] { Typed(5), new { gateId = app.Sample.MainGate, code = "read", clientId = Guid.CreateVersion7().ToString() } } })).Read(HttpStatusCode.OK);
        Assert.Equal("scan.too-many-typed", Assert.Single(batch.GetProperty("notRead").EnumerateArray()).GetProperty("code").GetString());
        Assert.Single(batch.GetProperty("answers").EnumerateArray());
        for (var i = 0; i < 5; i++) await (await device.Post(scans, new { gateId = app.Sample.MainGate, code = "any code", clientId = Guid.CreateVersion7().ToString() })).Read(HttpStatusCode.OK);
        await (await other.Post(scans, Typed(1))).Read(HttpStatusCode.OK);   // each device by itself

        var page = await (await device.Page(PlenaryApp.Desk($"check-in/{app.Sample.MainGate}"))).Form("#show").Fill("Shown", "1").Send();
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("More than 3 numbers", page["#shown-e"]);
    }

    [Fact]
    public async Task Who_carries_over_the_door_book_is_not_held_up()
    {
        var secretariat = await app.As(Role.Secretariat);
        for (var serial = 1; serial <= 6; serial++) await (await secretariat.Post(scans, Typed(serial))).Read(HttpStatusCode.OK);
    }
}
