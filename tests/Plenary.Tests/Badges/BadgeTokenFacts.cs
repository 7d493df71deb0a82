using System.Security.Cryptography;
using System.Text.Json;
using CsCheck;
using NodaTime;
using Plenary.Badges;
using Xunit;

namespace Plenary.Tests.Badges;

public sealed class BadgeTokenFacts : IDisposable
{
    private readonly ECDsa ours = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa theirs = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static readonly BadgePayload Payload = new()
    {
        Key = 3,
        Conference = 13,
        Badge = new(0x0123456789abcdef, 0x4242),
        Category = 2,
        Zones = 0b101,
        NotBefore = Instant.FromUtc(2027, 5, 13, 6, 0),
        NotAfter = Instant.FromUtc(2027, 5, 16, 20, 30),
        Sequence = 1,
    };

    private static readonly Gen<BadgePayload> Payloads =
        from key in Gen.Byte
        from conference in Gen.UInt
        from high in Gen.ULong
        from low in Gen.UShort
        from category in Gen.Byte
        from zones in Gen.UShort
        from times in Gen.UInt[0, (uint)(Instant.MaxValue.ToUnixTimeSeconds() / 60)].Array[2]
        from sequence in Gen.UInt
        select new BadgePayload
        {
            Key = key,
            Conference = conference,
            Badge = new(high, low),
            Category = category,
            Zones = zones,
            NotBefore = Instant.FromUnixTimeSeconds(times[0] * 60L),
            NotAfter = Instant.FromUnixTimeSeconds(times[1] * 60L),
            Sequence = sequence,
        };

    private BadgeReading Read(string text) => BadgeToken.Read(text, (conference, key) => (conference, key) == (13u, (byte)3) ? ours : null);

    [Fact]
    public void What_was_signed_is_read_back() => Payloads.Sample(payload =>
    {
        using var key = ECDsa.Create(ours.ExportParameters(true));
        return BadgeToken.Read(BadgeToken.Sign(payload, key), (_, _) => key) == new BadgeReading(BadgeSight.Genuine, payload);
    }, iter: 300);

    [Fact]
    public void Every_flipped_bit_is_refused()
    {
        var token = SimpleBase.Base45.Default.Decode(BadgeToken.Sign(Payload, ours).AsSpan(BadgeToken.Mark.Length));
        for (var bit = 0; bit < token.Length * 8; bit++)
        {
            var altered = (byte[])token.Clone();
            altered[bit / 8] ^= (byte)(1 << bit % 8);
            var sight = BadgeToken.Read(BadgeToken.Mark + SimpleBase.Base45.Default.Encode(altered), (_, _) => ours);
            Assert.Contains(sight.Sight, new[] { BadgeSight.Forged, BadgeSight.Damaged });
            Assert.Null(sight.Payload);
        }
    }

    [Fact]
    public void Every_altered_character_is_refused()
    {
        var token = BadgeToken.Sign(Payload, ours);
        for (var at = 0; at < token.Length; at++)
            foreach (var other in "0AZ $:é\0")
                if (other != token[at]) Assert.NotEqual(BadgeSight.Genuine, Read(token.Remove(at, 1).Insert(at, other.ToString())).Sight);
    }

    [Fact]
    public void A_truncated_or_lengthened_token_is_damaged()
    {
        var token = BadgeToken.Sign(Payload, ours);
        for (var length = BadgeToken.Mark.Length; length < token.Length; length++) Assert.Equal(BadgeSight.Damaged, Read(token[..length]).Sight);
        Assert.Equal(BadgeSight.Damaged, Read(token + "0").Sight);
        Assert.Equal(BadgeSight.Damaged, Read(token + new string('A', 100_000)).Sight);
    }

    [Fact]
    public void Line_ends_added_by_a_reader_are_ignored() => Assert.Equal(Payload, Read(BadgeToken.Sign(Payload, ours) + "\r\n").Payload);

    [Theory]
    [InlineData("")]
    [InlineData("https://example.org/")]
    [InlineData("pln1:0000")]
    [InlineData("BEGIN:VCARD")]
    public void Other_codes_are_not_badges(string text) => Assert.Equal(BadgeSight.NotABadge, Read(text).Sight);

    [Fact]
    public void Another_conference_is_foreign_and_not_called_forged()
    {
        Assert.Equal(BadgeSight.Foreign, Read(BadgeToken.Sign(Payload with { Conference = 12 }, theirs)).Sight);
        Assert.Equal(BadgeSight.Foreign, Read(BadgeToken.Sign(Payload with { Key = 4 }, ours)).Sight);
    }

    [Fact]
    public void A_token_that_claims_our_key_is_forged() => Assert.Equal(new BadgeReading(BadgeSight.Forged), Read(BadgeToken.Sign(Payload, theirs)));

    [Fact]
    public void A_signature_over_the_bare_payload_is_forged()
    {
        var payload = SimpleBase.Base45.Default.Decode(BadgeToken.Sign(Payload, ours).AsSpan(BadgeToken.Mark.Length))[..BadgePayload.Size];
        var bare = ours.SignData(payload, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        Assert.Equal(BadgeSight.Forged, Read(BadgeToken.Mark + SimpleBase.Base45.Default.Encode([.. payload, .. bare])).Sight);
    }

    [Fact]
    public void Times_are_rounded_outwards_to_whole_minutes()
    {
        var read = Read(BadgeToken.Sign(Payload with { NotBefore = Payload.NotBefore + Duration.FromSeconds(59), NotAfter = Payload.NotAfter + Duration.FromSeconds(1) }, ours)).Payload!;
        Assert.Equal(Payload.NotBefore, read.NotBefore);
        Assert.Equal(Payload.NotAfter + Duration.FromMinutes(1), read.NotAfter);
    }

    [Fact]
    public void The_code_is_one_of_41_by_41_modules_whatever_it_says()
    {
        Assert.True(BadgePayload.Size <= 36);
        Assert.True(BadgeToken.Size <= 100);
        Payloads.Sample(payload =>
        {
            using var key = ECDsa.Create(ours.ExportParameters(true));
            return new BadgeQr(BadgeToken.Sign(payload, key)).Modules == 41;
        }, iter: 20);
    }

    [Fact]
    public void A_key_of_another_curve_is_refused()
    {
        using var longer = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Throws<ArgumentException>(() => BadgeToken.Sign(Payload, longer));
    }

    /// <summary>The same table is read by the door's own tests: both sides must understand one token alike.</summary>
    [Fact]
    public void A_token_signed_by_a_browser_is_read()
    {
        using var table = JsonDocument.Parse(File.ReadAllText(Cases.Path("badge-token.json")));
        var key = table.RootElement.GetProperty("publicKey");
        byte[] Coordinate(string name) => System.Buffers.Text.Base64Url.DecodeFromChars(key.GetProperty(name).GetString());
        using var verifier = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new() { X = Coordinate("x"), Y = Coordinate("y") } });
        foreach (var line in table.RootElement.GetProperty("tokens").EnumerateArray())
        {
            var reading = BadgeToken.Read(line.GetProperty("text").GetString()!, (conference, id) => (conference, id) == (13u, (byte)3) ? verifier : null);
            Assert.Equal(line.GetProperty("sight").GetString(), reading.Sight.ToString());
            if (reading.Payload is not { } payload) continue;
            Assert.Equal(line.GetProperty("badge").GetString(), payload.Badge.ToString());
            Assert.Equal(line.GetProperty("category").GetByte(), payload.Category);
            Assert.Equal(line.GetProperty("zones").GetUInt16(), payload.Zones);
            Assert.Equal(line.GetProperty("notBefore").GetInt64(), payload.NotBefore.ToUnixTimeSeconds());
            Assert.Equal(line.GetProperty("notAfter").GetInt64(), payload.NotAfter.ToUnixTimeSeconds());
            Assert.Equal(line.GetProperty("sequence").GetUInt32(), payload.Sequence);
        }
    }

    [Fact]
    public void Badge_names_are_written_and_read()
    {
        var id = BadgeId.New();
        Assert.NotEqual(id, BadgeId.New());
        Assert.True(BadgeId.TryParse(id.ToString(), out var read));
        Assert.Equal(id, read);
        Assert.False(BadgeId.TryParse("0123", out _));
        Assert.False(BadgeId.TryParse("gggggggggggggggggggg", out _));
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
    }
}
