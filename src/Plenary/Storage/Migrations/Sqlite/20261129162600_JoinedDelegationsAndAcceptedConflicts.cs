using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Plenary.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class JoinedDelegationsAndAcceptedConflicts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Delegations_ConferenceId_OrganisationId",
                table: "Delegations");

            migrationBuilder.AddColumn<int>(
                name: "AcceptedConflicts",
                table: "ProgrammeReleases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "OpenConflicts",
                table: "ProgrammeReleases",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "JoinedIntoId",
                table: "Delegations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AcceptedConflicts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mark = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    SessionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ConferenceId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AcceptedConflicts", x => x.Id);
                    table.UniqueConstraint("AK_AcceptedConflicts_ConferenceId_Id", x => new { x.ConferenceId, x.Id });
                    table.ForeignKey(
                        name: "FK_AcceptedConflicts_Conferences_ConferenceId",
                        column: x => x.ConferenceId,
                        principalTable: "Conferences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AcceptedConflicts_Sessions_ConferenceId_OtherId",
                        columns: x => new { x.ConferenceId, x.OtherId },
                        principalTable: "Sessions",
                        principalColumns: new[] { "ConferenceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AcceptedConflicts_Sessions_ConferenceId_SessionId",
                        columns: x => new { x.ConferenceId, x.SessionId },
                        principalTable: "Sessions",
                        principalColumns: new[] { "ConferenceId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JoinedDelegations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    MergeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LeadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GoneId = table.Column<Guid>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Granted = table.Column<string>(type: "TEXT", nullable: false),
                    Moved = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: false),
                    After = table.Column<string>(type: "TEXT", nullable: false),
                    UndoneBy = table.Column<string>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    ConferenceId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JoinedDelegations", x => x.Id);
                    table.UniqueConstraint("AK_JoinedDelegations_ConferenceId_Id", x => new { x.ConferenceId, x.Id });
                    table.ForeignKey(
                        name: "FK_JoinedDelegations_Conferences_ConferenceId",
                        column: x => x.ConferenceId,
                        principalTable: "Conferences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JoinedDelegations_Delegations_ConferenceId_GoneId",
                        columns: x => new { x.ConferenceId, x.GoneId },
                        principalTable: "Delegations",
                        principalColumns: new[] { "ConferenceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JoinedDelegations_Delegations_ConferenceId_LeadId",
                        columns: x => new { x.ConferenceId, x.LeadId },
                        principalTable: "Delegations",
                        principalColumns: new[] { "ConferenceId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_JoinedDelegations_Merges_MergeId",
                        column: x => x.MergeId,
                        principalTable: "Merges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_ConferenceId_JoinedIntoId",
                table: "Delegations",
                columns: new[] { "ConferenceId", "JoinedIntoId" },
                filter: "\"JoinedIntoId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_ConferenceId_OrganisationId",
                table: "Delegations",
                columns: new[] { "ConferenceId", "OrganisationId" },
                unique: true,
                filter: "\"JoinedIntoId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AcceptedConflicts_ConferenceId_Mark",
                table: "AcceptedConflicts",
                columns: new[] { "ConferenceId", "Mark" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AcceptedConflicts_ConferenceId_OtherId",
                table: "AcceptedConflicts",
                columns: new[] { "ConferenceId", "OtherId" },
                filter: "\"OtherId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AcceptedConflicts_ConferenceId_SessionId",
                table: "AcceptedConflicts",
                columns: new[] { "ConferenceId", "SessionId" });

            migrationBuilder.CreateIndex(
                name: "IX_JoinedDelegations_ConferenceId_GoneId",
                table: "JoinedDelegations",
                columns: new[] { "ConferenceId", "GoneId" });

            migrationBuilder.CreateIndex(
                name: "IX_JoinedDelegations_ConferenceId_LeadId",
                table: "JoinedDelegations",
                columns: new[] { "ConferenceId", "LeadId" });

            migrationBuilder.CreateIndex(
                name: "IX_JoinedDelegations_MergeId",
                table: "JoinedDelegations",
                column: "MergeId");

            migrationBuilder.AddForeignKey(
                name: "FK_Delegations_Delegations_ConferenceId_JoinedIntoId",
                table: "Delegations",
                columns: new[] { "ConferenceId", "JoinedIntoId" },
                principalTable: "Delegations",
                principalColumns: new[] { "ConferenceId", "Id" },
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Delegations_Delegations_ConferenceId_JoinedIntoId",
                table: "Delegations");

            migrationBuilder.DropTable(
                name: "AcceptedConflicts");

            migrationBuilder.DropTable(
                name: "JoinedDelegations");

            migrationBuilder.DropIndex(
                name: "IX_Delegations_ConferenceId_JoinedIntoId",
                table: "Delegations");

            migrationBuilder.DropIndex(
                name: "IX_Delegations_ConferenceId_OrganisationId",
                table: "Delegations");

            migrationBuilder.DropColumn(
                name: "AcceptedConflicts",
                table: "ProgrammeReleases");

            migrationBuilder.DropColumn(
                name: "OpenConflicts",
                table: "ProgrammeReleases");

            migrationBuilder.DropColumn(
                name: "JoinedIntoId",
                table: "Delegations");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_ConferenceId_OrganisationId",
                table: "Delegations",
                columns: new[] { "ConferenceId", "OrganisationId" },
                unique: true);
        }
    }
}
