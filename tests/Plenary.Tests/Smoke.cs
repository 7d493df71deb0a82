using Xunit;

namespace Plenary.Tests;

public class Smoke
{
    [Fact]
    public void One_is_one() => Assert.Equal(1, 1);
}
