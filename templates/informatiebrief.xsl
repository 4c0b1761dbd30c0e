<?xml version="1.0" encoding="UTF-8"?>
<!--
  DOC-01, the information letter (AVG 14). The letter itself tells what the reader must know first: what this is, what happens now, how
  long, what he can do. The annex holds the rest of what the act requires, and the articles stand at its very end.

  Where each item of the act stands (norms.md INF-11, INF-12):
    14(1)a controllers: annex "wie"            14(2)a storage: letter "bewaren"
    14(1)b DPO: annex "functionaris"           14(2)b legitimate interest, does not apply: annex "grond"
    14(1)c purposes, basis: annex "doel"       14(2)c rights: letter "kunt", box (objection), annex "rechten"
    14(1)d categories: annex "gegevens"        14(2)d consent, does not apply: annex "grond"
    14(1)e recipients: annex "ontvangers"      14(2)e complaint: annex "klacht"
    14(1)f transfer: annex "doorgifte"         14(2)f source: annex "bron"       14(2)g automated decisions: annex "computer"
  It is no decision (besluit), so that no remedy clause stands in it (norms.md 14.27).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/gegevens.xsl"/>

  <xsl:template match="nieuw-doel|over|aanvrager|beslisdatum|weegploeg|deelnemer|laat|signalen" mode="known"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">informatiebrief</xsl:with-param>
      <xsl:with-param name="title">
        <xsl:choose>
          <xsl:when test="nieuw-doel"><t:tekst k="informatiebrief.titel_nieuw_doel"/></xsl:when>
          <xsl:otherwise><t:tekst k="informatiebrief.titel"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <p style="lead">
      <xsl:choose>
        <xsl:when test="nieuw-doel"><t:tekst k="informatiebrief.inleiding_nieuw_doel"/></xsl:when>
        <xsl:otherwise><t:tekst k="informatiebrief.inleiding"/></xsl:otherwise>
      </xsl:choose>
    </p>
    <xsl:for-each select="over"><p><t:tekst k="informatiebrief.over"><t:met><name><xsl:value-of select="."/></name></t:met></t:tekst></p></xsl:for-each>
    <xsl:call-template name="why"/>
    <xsl:apply-templates select="laat"/>
    <xsl:call-template name="what-now"/>
    <xsl:call-template name="how-long"/>
    <xsl:call-template name="what-you-can-do"/>
    <xsl:call-template name="questions"/>
    <xsl:call-template name="signature"/>
    <appendix id="bijlage"><t:tekst k="informatiebrief.bijlage.kop"/></appendix>
    <xsl:call-template name="annex"/>
  </xsl:template>

  <xsl:template name="why">
    <heading level="2" id="waarom"><t:tekst k="informatiebrief.waarom.kop"/></heading>
    <p keep="true"><t:tekst k="informatiebrief.waarom.samen"/></p>
    <list>
      <xsl:for-each select="deelnemer"><item><p><name><xsl:value-of select="."/></name></p></item></xsl:for-each>
    </list>
    <p><t:tekst k="informatiebrief.waarom.doel"/></p>
    <xsl:choose>
      <!-- A third person: nothing about whom the case is about (INF-21). -->
      <xsl:when test="@variant = 'derde'">
        <p><t:tekst k="informatiebrief.waarom.derde"/></p>
        <xsl:if test="nieuw-doel">
          <p><t:tekst k="informatiebrief.waarom.nieuw_doel"/></p>
          <p><t:tekst k="informatiebrief.waarom.nieuw_doel_tekst"><t:met><lang tag="nl"><xsl:value-of select="nieuw-doel"/></lang></t:met></t:tekst></p>
        </xsl:if>
        <p><t:tekst k="informatiebrief.waarom.anderen"/></p>
      </xsl:when>
      <!-- 14(4): the person was told before that there are data; this is about what they will be used for. -->
      <xsl:when test="@variant = 'nieuw-doel'">
        <p><t:tekst k="informatiebrief.waarom.nieuw_doel"/></p>
        <p><t:tekst k="informatiebrief.waarom.nieuw_doel_tekst"><t:met><lang tag="nl"><xsl:value-of select="nieuw-doel"/></lang></t:met></t:tekst></p>
      </xsl:when>
      <xsl:otherwise>
        <p><t:tekst k="informatiebrief.waarom.signaal" aantal="signalen/@aantal"/><xsl:text> </xsl:text><t:tekst k="informatiebrief.waarom.geen_bewijs"/></p>
        <p><t:tekst k="informatiebrief.waarom.vastgelegd"/></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="laat">
    <heading level="2" id="laat"><t:tekst k="informatiebrief.laat.kop"/></heading>
    <p>
      <xsl:choose>
        <xsl:when test="@reden = 'uitstel'"><t:tekst k="informatiebrief.laat.uitstel"/></xsl:when>
        <xsl:when test="@reden = 'vertraging'"><t:tekst k="informatiebrief.laat.vertraging"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">laat</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <xsl:template name="what-now">
    <heading level="2" id="nu"><t:tekst k="informatiebrief.nu.kop"/></heading>
    <xsl:if test="beslisdatum">
      <p><t:tekst k="informatiebrief.nu.weegploeg" aantal="signalen/@aantal"><t:met select="beslisdatum"/><t:met select="weegploeg"/></t:tekst></p>
    </xsl:if>
    <p>
      <xsl:choose>
        <xsl:when test="@variant = 'niet-geagendeerd'"><t:tekst k="informatiebrief.nu.niet_geagendeerd" aantal="signalen/@aantal"/></xsl:when>
        <xsl:when test="@variant = 'geagendeerd'"><t:tekst k="informatiebrief.nu.geagendeerd"/></xsl:when>
        <xsl:when test="@variant = 'geadviseerd'"><t:tekst k="informatiebrief.nu.geadviseerd"/></xsl:when>
        <xsl:when test="@variant = 'derde'"><t:tekst k="informatiebrief.nu.derde"/><xsl:if test="nieuw-doel"><xsl:text> </xsl:text><t:tekst k="informatiebrief.nu.nieuw_doel"><t:met select="nieuw-doel/@datum"/></t:tekst></xsl:if></xsl:when>
        <xsl:when test="@variant = 'besproken'"><t:tekst k="informatiebrief.nu.besproken"/></xsl:when>
        <xsl:when test="@variant = 'nieuw-doel'"><t:tekst k="informatiebrief.nu.nieuw_doel"><t:met select="nieuw-doel/@datum"/></t:tekst></xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">variant</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>

  <!-- 14(2)a. The clock comes from the regime; the letter that follows an advice tells both ends. -->
  <xsl:template name="how-long">
    <heading level="2" id="bewaren"><t:tekst k="informatiebrief.bewaren.kop"/></heading>
    <xsl:for-each select="bewaren">
      <p>
        <xsl:if test="/brief/@variant = 'geadviseerd'">
          <xsl:choose>
            <xsl:when test="@start = 'besluit.niet-agenderen'"><t:tekst k="informatiebrief.bewaren.als_niet"/></xsl:when>
            <xsl:otherwise><t:tekst k="informatiebrief.bewaren.als_wel"/></xsl:otherwise>
          </xsl:choose>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:choose>
          <xsl:when test="@soort = 'ten-hoogste'"><t:tekst k="informatiebrief.bewaren.ten_hoogste"><t:met select="@duur"/></t:tekst></xsl:when>
          <xsl:when test="@soort = 'bewaren'"><t:tekst k="informatiebrief.bewaren.bewaren"><t:met select="@duur"/></t:tekst></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">termijn</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="@uiterlijk"><t:tekst k="informatiebrief.bewaren.uiterlijk"><t:met select="@uiterlijk"/></t:tekst></xsl:when>
          <xsl:when test="@gekozen = 'eerste-signaal'"><t:tekst k="informatiebrief.bewaren.na_signaal"/></xsl:when>
          <xsl:when test="@gekozen"><xsl:call-template name="unknown-value"><xsl:with-param name="of">begin-van-termijn</xsl:with-param></xsl:call-template></xsl:when>
          <xsl:when test="@start = 'besluit.niet-agenderen'"><t:tekst k="informatiebrief.bewaren.na_besluit"/></xsl:when>
          <xsl:when test="@start = 'laatste-verwerking'"><t:tekst k="informatiebrief.bewaren.na_verwerking"/></xsl:when>
          <xsl:when test="@start = 'afsluiting'"><t:tekst k="informatiebrief.bewaren.na_afsluiting"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">begin-van-termijn</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="@soort = 'bewaren'"><xsl:text> </xsl:text><t:tekst k="informatiebrief.bewaren.waarom"/></xsl:if>
      </p>
    </xsl:for-each>
    <xsl:for-each select="archief">
      <p><t:tekst k="informatiebrief.bewaren.archief"><t:met select="@duur"/></t:tekst></p>
    </xsl:for-each>
  </xsl:template>

  <!-- 14(2)c; the right to object stands apart and clearly (AVG 21(4)). -->
  <xsl:template name="what-you-can-do">
    <heading level="2" id="kunt"><t:tekst k="informatiebrief.kunt.kop"/></heading>
    <p keep="true"><t:tekst k="informatiebrief.kunt.inleiding"/></p>
    <list>
      <item><p><t:tekst k="informatiebrief.kunt.inzage"/></p></item>
      <item><p><t:tekst k="informatiebrief.kunt.correctie"/></p></item>
      <item><p><t:tekst k="informatiebrief.kunt.wissing"/></p></item>
      <item><p><t:tekst k="informatiebrief.kunt.beperking"/></p></item>
    </list>
    <!-- RGT-03, RGT-04: who may ask, where the reader could think that it is another. -->
    <xsl:for-each select="aanvrager">
      <p>
        <xsl:choose>
          <xsl:when test="@wie = 'zelf'"><t:tekst k="informatiebrief.kunt.zelf"/></xsl:when>
          <xsl:when test="@wie = 'ander'"><t:tekst k="informatiebrief.kunt.ander"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">aanvrager</xsl:with-param></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </p>
    </xsl:for-each>
    <p><t:tekst k="informatiebrief.kunt.hoe"><t:met><link to="#bijlage"><t:tekst k="informatiebrief.kunt.bijlage"/></link></t:met></t:tekst></p>
    <box id="bezwaar">
      <title><t:tekst k="informatiebrief.bezwaar.kop"/></title>
      <p><t:tekst k="informatiebrief.bezwaar.tekst"/></p>
    </box>
  </xsl:template>

  <xsl:template name="questions">
    <heading level="2" id="vragen"><t:tekst k="informatiebrief.vragen.kop"/></heading>
    <p>
      <t:tekst k="informatiebrief.vragen.wie"><t:met><name><xsl:value-of select="contactpunt/@wie"/></name></t:met></t:tekst>
      <xsl:if test="contactpunt/telefoon"><xsl:text> </xsl:text><t:tekst k="informatiebrief.vragen.bellen"><t:met><name><xsl:value-of select="contactpunt/telefoon"/></name></t:met></t:tekst></xsl:if>
      <xsl:if test="contactpunt/email"><xsl:text> </xsl:text><t:tekst k="informatiebrief.vragen.mailen"><t:met><link to="mailto:{contactpunt/email}"><xsl:value-of select="contactpunt/email"/></link></t:met></t:tekst></xsl:if>
      <xsl:text> </xsl:text><t:tekst k="informatiebrief.vragen.moeilijk"/>
    </p>
  </xsl:template>
</xsl:stylesheet>
