using System.Text;
using Plenary.Names;

namespace Plenary.Records;

/// <summary>
/// Finds texts by the beginnings of their words, in any order and any script, the same on both databases: docs/decisions/0030.
/// Where a script writes no spaces, or writes article and preposition before the word as one with it, a word is found inside others too.
/// </summary>
public sealed class WordSearch
{
    private readonly List<string> words;

    private WordSearch(List<string> words) => this.words = words;

    /// <summary>Nothing to search for was typed.</summary>
    public bool IsEmpty => words.Count == 0;

    public static WordSearch For(string? typed) => new(SearchKey.Typed(typed));

    public IQueryable<Intervention> In(IQueryable<Intervention> all) => Parts.Aggregate(all, (found, part) => found.Where(i => i.SearchKey.Contains(part)));

    public IQueryable<Decision> In(IQueryable<Decision> all) => Parts.Aggregate(all, (found, part) => found.Where(d => d.SearchKey.Contains(part)));

    public IQueryable<Document> In(IQueryable<Document> all) => Parts.Aggregate(all, (found, part) => found.Where(d => d.SearchKey.Contains(part)));

    /// <summary>Interventions by the speaker's name, or by whom they spoke for.</summary>
    public IQueryable<Intervention> OfSpeakers(IQueryable<Intervention> all) => Parts.Aggregate(all, (found, part) => found.Where(i => (" " + i.SpeakerKey).Contains(part)));

    /// <summary>Whether the texts together hold all words.</summary>
    public bool Fits(IEnumerable<string> texts) => RecordText.KeyOf(texts) is var key && Parts.All(part => key.Contains(part, StringComparison.Ordinal));

    /// <summary>The texts must hold all words among them; the passage is of the one that holds most.</summary>
    public Passage? PassageOf(IEnumerable<(string Text, string Language)> texts)
    {
        if (IsEmpty) return null;
        var best = texts.Select(t => (t.Text, t.Language, Held: Held(t.Text))).Where(t => t.Held > 0).OrderByDescending(t => t.Held).FirstOrDefault();
        return best.Held == 0 ? null : Passage.Of(best.Text, best.Language, IsHit);
    }

    /// <summary>What the column of words must contain.</summary>
    private IEnumerable<string> Parts => words.Select(w => IsFoundInside(w) ? w : " " + w);

    private int Held(string text)
    {
        var key = RecordText.KeyOf([text]);
        return Parts.Count(part => key.Contains(part, StringComparison.Ordinal));
    }

    private bool IsHit(string word) => RecordText.KeyOf([word]) is var key && Parts.Any(part => key.Contains(part, StringComparison.Ordinal));

    /// <summary>Arabic and Hebrew (from three letters on); Thai to Myanmar, Khmer, kana, Han.</summary>
    private static bool IsFoundInside(string word) => Rune.GetRuneAt(word, 0).Value switch
    {
        >= 0x0590 and <= 0x08FF => word.Length >= 3,
        (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF) or >= 0x20000 => true,
        _ => false,
    };
}
