using CsCheck;
using Plenary.Names;
using Xunit;

namespace Plenary.Tests.Names;

public class NameIndexTests
{
    private static readonly string[] People =
    [
        "Yousef Saeed", "Anna Petrova", "خالد حداد", "Пётр Чайковский", "Mary Robinson", "Mario Robles", "Nguyễn Thị Bình", "Mohammed Ali", "محمد علي", "Kofi Annan", "김대중", "Wangari Maathai",
    ];

    private static NameIndex<int> Filled(IEnumerable<string>? people = null)
    {
        var index = new NameIndex<int>();
        foreach (var (name, i) in (people ?? People).Select((n, i) => (n, i))) index.Add(i, name);
        return index;
    }

    [Theory]
    [InlineData("يوسف سعيد", "Yousef Saeed")]
    [InlineData("Khaled Haddad", "خالد حداد")]
    [InlineData("Tchaikovsky, Pyotr", "Пётр Чайковский")]
    [InlineData("Robinsn Mary", "Mary Robinson")]
    [InlineData("Kim Dae-jung", "김대중")]
    [InlineData("Sheikh Muhammad Aly", "Mohammed Ali")]
    public void A_full_name_finds_its_bearer_first_or_second(string query, string name)
    {
        using var index = Filled();
        Assert.Contains(name, index.Find(query).Take(2).Select(h => h.Name));
    }

    [Theory]
    [InlineData("Ma", "Mary Robinson")]
    [InlineData("mary ro", "Mary Robinson")]
    [InlineData("ngu", "Nguyễn Thị Bình")]
    [InlineData("Yusuf Sa", "Yousef Saeed")]
    [InlineData("خال", "خالد حداد")]
    public void Names_come_as_they_are_typed(string typed, string name)
    {
        using var index = Filled();
        Assert.Contains(name, index.Complete(typed).Take(3).Select(h => h.Name));
    }

    [Fact]
    public void A_key_may_have_several_names_and_comes_once()
    {
        using var index = Filled();
        index.Add(3, "Pyotr Tchaikovsky");
        Assert.Single(index.Find("Pyotr Tchaikovsky"), h => h.Key == 3);
    }

    [Fact]
    public void Added_and_removed_leaves_the_index_as_it_was() => Gen.Select(SearchKeyTests.AnyText, Gen.Int[0, People.Length - 1].Select(i => People[i])).Array[1, 8].Sample(extra =>
    {
        using var index = Filled();
        var (count, words) = (index.Count, index.WordCount);
        var before = People.Select(p => (index.Find(p), index.Complete(p[..3]))).ToList();
        for (var i = 0; i < extra.Length; i++) { index.Add(1_000 + i, extra[i].Item1 + " " + extra[i].Item2); index.Add(1_000 + i, extra[i].Item2); }
        for (var i = 0; i < extra.Length; i++) index.Remove(1_000 + i);
        var after = People.Select(p => (index.Find(p), index.Complete(p[..3]))).ToList();
        return index.Count == count && index.WordCount == words && before.Zip(after).All(p => p.First.Item1.SequenceEqual(p.Second.Item1) && p.First.Item2.SequenceEqual(p.Second.Item2));
    }, iter: 40);

    [Fact]
    public void Answers_do_not_depend_on_the_order_in_which_names_came()
    {
        using var one = Filled();
        using var other = new NameIndex<int>();
        foreach (var i in Enumerable.Range(0, People.Length).Reverse()) other.Add(i, People[i]);
        foreach (var query in People) Assert.Equal(one.Find(query), other.Find(query));
    }

    [Fact]
    public void Anything_typed_is_answered() => SearchKeyTests.AnyText.Sample(text =>
    {
        using var index = Filled();
        index.Add(99, text);
        _ = index.Complete(text);
        return PersonName.Parse(text).Tokens.All(t => t.Kind != TokenKind.Name) || index.Find(text).Any(h => h.Key == 99);
    }, iter: 300);

    [Fact]
    public void Readers_and_a_writer_share_it()
    {
        using var index = Filled();
        Parallel.For(0, 400, i =>
        {
            if (i % 4 == 0) { index.Add(10_000 + i, "Yousef Saeed " + i); index.Remove(10_000 + i); }
            else Assert.Contains(index.Find("Yusuf Said"), h => h.Key == 0);
        });
        Assert.Equal(People.Length, index.Count);
    }
}
