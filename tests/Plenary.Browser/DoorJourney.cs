using System.Text;
using Microsoft.Playwright;
using Plenary.Access;
using Plenary.Badges;
using Xunit;

namespace Plenary.Browser;

/// <summary>A phone at the gate reads a badge with its camera: who comes first is let in, in colour, word and tone; the same badge again is not.</summary>
public sealed class DoorJourney(Demonstration demo) : IDisposable
{
    private readonly string film = Path.Combine(Path.GetTempPath(), $"plenary-badge-{Guid.NewGuid():N}.y4m");

    /// <summary>Notes each tone that sounds, as "from to" in hertz.</summary>
    private const string Listening = """
        window.tones = [];
        const create = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () {
          const voice = create.call(this), tone = [];
          for (const verb of ['setValueAtTime', 'linearRampToValueAtTime']) {
            const set = voice.frequency[verb].bind(voice.frequency);
            voice.frequency[verb] = (value, at) => { tone.push(value); return set(value, at); };
          }
          const start = voice.start.bind(voice);
          voice.start = at => { if (this.state === 'running') window.tones.push(tone.join(' ')); start(at); };
          return voice;
        };
        """;

    [Fact]
    public async Task The_camera_reads_a_badge_and_the_door_answers_in_colour_word_and_tone()
    {
        await Film(await BadgeOfSomebodyNotYetHere());
        await using var phone = await demo.Another("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={film}", "--autoplay-policy=document-user-activation-required");
        var page = await demo.As(Role.DoorDevice, phone: true, browser: phone);
        await page.AddInitScriptAsync(Listening);

        // The camera waits behind a touch here only so that it can be seen what the touch does.
        await page.RouteAsync("**/dist/door.js*", async route => { await Task.Delay(1500); await route.ContinueAsync(); });
        await page.GotoAsync("/desk/general-13/check-in");
        var gate = await page.Locator("main a[href*=\"/check-in/\"]:not([href$=live])").First.GetAttributeAsync("href");
        await page.GotoAsync(gate!);
        var sound = page.Locator("#sound");
        await Assertions.Expect(sound).ToHaveTextAsync("Sound: touch the screen once");
        await page.Locator(".door-bar").ClickAsync();
        await Assertions.Expect(sound).ToHaveTextAsync("Sound is on");

        var admitted = page.Locator("#answer.door-ok");
        await admitted.WaitForAsync(new() { Timeout = 30_000 });
        Assert.Equal("Enter", (await admitted.Locator(".door-word").InnerTextAsync()).Trim());
        Assert.Equal(["660 1320"], await page.EvaluateAsync<string[]>("window.tones"));
        var green = await Ground(admitted);
        Assert.True(green.Green > green.Red, $"{green} is not green.");

        // Two seconds later the camera looks again, and the badge is still before it.
        var refused = page.Locator("#answer.door-no");
        await refused.WaitForAsync();
        Assert.Equal("Do not admit", (await refused.Locator(".door-word").InnerTextAsync()).Trim());
        Assert.Contains("Admitted already", await refused.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(["660 1320", "220 200", "220 180"], await page.EvaluateAsync<string[]>("window.tones"));
        var red = await Ground(refused);
        Assert.True(red.Red > red.Green, $"{red} is not red.");
        await page.IsWellMade();
        Assert.Empty(demo.Faults);
    }

    public void Dispose() => File.Delete(film);

    /// <summary>What the code says on a badge that was printed and never handed over.</summary>
    private async Task<string> BadgeOfSomebodyNotYetHere()
    {
        var desk = await demo.As(Role.Secretariat);
        var list = await (await desk.APIRequest.GetAsync("/api/v1/conferences/general-13/badges?state=printed&limit=1")).JsonAsync();
        var badge = await (await desk.APIRequest.GetAsync($"/api/v1/conferences/general-13/badges/{list!.Value.GetProperty("items")[0].GetProperty("id").GetString()}")).JsonAsync();
        return badge!.Value.GetProperty("token").GetString()!;
    }

    /// <summary>A film of one picture, in which the code stands in the middle on white: what a camera sees of a badge held still.</summary>
    private async Task Film(string token)
    {
        const int width = 640, height = 480, module = 8;
        var code = new BadgeQr(token);
        var picture = new byte[width * height * 3 / 2];
        Array.Fill(picture, (byte)235, 0, width * height);
        Array.Fill(picture, (byte)128, width * height, width * height / 2);
        var (left, top) = ((width - code.Modules * module) / 2, (height - code.Modules * module) / 2);
        foreach (var (x, y, length) in code.Bars())
            for (var row = 0; row < module; row++)
                Array.Fill(picture, (byte)16, (top + y * module + row) * width + left + x * module, length * module);
        await using var file = File.Create(film);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n"));
        for (var frame = 0; frame < 4; frame++)
        {
            await file.WriteAsync("FRAME\n"u8.ToArray());
            await file.WriteAsync(picture);
        }
    }

    private static async Task<(int Red, int Green, int Blue)> Ground(ILocator answer)
    {
        var parts = await answer.EvaluateAsync<int[]>("""
            main => {
              const canvas = document.createElement('canvas').getContext('2d');
              canvas.fillStyle = getComputedStyle(main).backgroundColor;
              canvas.fillRect(0, 0, 1, 1);
              return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
            }
            """);
        return (parts[0], parts[1], parts[2]);
    }
}
