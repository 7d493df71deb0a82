using System.Linq.Expressions;
using NodaTime;
using Plenary.Accreditations;
using Plenary.Conferences;

namespace Plenary.Reports;

/// <summary>
/// The days of a conference as numbers that a database can group by, so that a table of days costs two readings however many days there are:
/// 0 is before the first day, 1 is that day, <see cref="After"/> all that is later than the last, <see cref="Never"/> no moment at all.
/// </summary>
internal sealed class DayNumbers(Conference conference)
{
    private readonly Instant[] midnights = [.. Enumerable.Range(0, conference.Days + 1).Select(day => conference.At(conference.Starts.PlusDays(day).AtMidnight()))];

    public int After => midnights.Length;

    public int Never => midnights.Length + 1;

    /// <summary>When the day with this number begins.</summary>
    public Instant Begins(int day) => midnights[day - 1];

    public int Of(Instant at) => midnights.Count(midnight => midnight <= at);

    /// <summary>The same in a query.</summary>
    public Expression<Func<T, int>> Of<T>(Expression<Func<T, Instant>> at) => Expression.Lambda<Func<T, int>>(Of(at.Body), at.Parameters);

    /// <summary>
    /// On which days a participation was sent, accredited (if it is now) and the person first admitted (whatever became of the accreditation: who came,
    /// came): three numbers in one, since each is smaller than the count of numbers. <see cref="Apart"/> takes them apart again.
    /// </summary>
    public Expression<Func<Participation, int>> OfSteps()
    {
        var one = Expression.Parameter(typeof(Participation), "p");
        var isAccredited = Expression.Equal(Expression.Property(one, nameof(Participation.State)), Expression.Constant(ParticipationState.Accredited));
        var sent = Of(Expression.Property(one, nameof(Participation.SubmittedAt)));
        var accredited = Expression.Condition(isAccredited, Of(Expression.Property(one, nameof(Participation.DecidedAt))), Expression.Constant(Never));
        var arrived = Of(Expression.Property(one, nameof(Participation.ArrivedAt)));
        return Expression.Lambda<Func<Participation, int>>(Joined(Joined(sent, accredited), arrived), one);
    }

    public (int Sent, int Accredited, int Arrived) Apart(int joined) => (joined / Count / Count, joined / Count % Count, joined % Count);

    private int Count => Never + 1;

    private BinaryExpression Joined(Expression greater, Expression smaller) => Expression.Add(Expression.Multiply(greater, Expression.Constant(Count)), smaller);

    private Expression Of(Expression at)
    {
        var number = midnights.Index().Reverse().Aggregate((Expression)Expression.Constant(After), (later, midnight) =>
            Expression.Condition(Expression.LessThan(at, Expression.Constant(midnight.Item, at.Type)), Expression.Constant(midnight.Index), later));
        return at.Type == typeof(Instant) ? number : Expression.Condition(Expression.Equal(at, Expression.Constant(null, at.Type)), Expression.Constant(Never), number);
    }
}
