using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OrdersOfTheDirectory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_Nationality_SortKey",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Country_SortKey",
                table: "Organisations");

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            // Those that are there already were changed when their history says so; what an import brought, when the history began.
            foreach (var (table, thing) in new[] { ("People", "person"), ("Organisations", "organisation") })
            {
                migrationBuilder.Sql($"""
                    UPDATE "{table}" SET "ChangedAt" = COALESCE(
                        (SELECT MAX(e."At") FROM "AuditEntries" AS e WHERE e."SubjectId" = "{table}"."Id" AND e."Action" IN ('{thing}.added', '{thing}.changed')),
                        (SELECT MIN(e."At") FROM "AuditEntries" AS e), "ChangedAt");
                    """);
            }

            migrationBuilder.CreateIndex(
                name: "IX_People_ChangedAt_Id",
                table: "People",
                columns: new[] { "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_People_Nationality_SortKey_Id",
                table: "People",
                columns: new[] { "Nationality", "SortKey", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_ChangedAt_Id",
                table: "Organisations",
                columns: new[] { "ChangedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Country_SortKey_Id",
                table: "Organisations",
                columns: new[] { "Country", "SortKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_People_ChangedAt_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_People_Nationality_SortKey_Id",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_ChangedAt_Id",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Country_SortKey_Id",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Organisations");

            migrationBuilder.CreateIndex(
                name: "IX_People_Nationality_SortKey",
                table: "People",
                columns: new[] { "Nationality", "SortKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Country_SortKey",
                table: "Organisations",
                columns: new[] { "Country", "SortKey" });
        }
    }
}
