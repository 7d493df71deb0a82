using Microsoft.AspNetCore.Mvc;
using Plenary.Access;

namespace Plenary.Site;

/// <summary>The door's frame and camera, to try the reader of codes. In Development only.</summary>
[Allow(Entrance.Public), UsesCamera]
public class PartsDoorModel(IWebHostEnvironment environment) : PlenaryPage
{
    public IActionResult OnGet() => environment.IsDevelopment() ? Page() : NotFound();
}
